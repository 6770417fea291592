#include <algorithm>
#include <map>
#include <set>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/notices/notices.hpp"
#include "svcdesk/notices/quiet.hpp"
#include "svcdesk/notices/sms.hpp"
#include "svcdesk/notices/words.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::notices {
namespace {

constexpr std::size_t widest_subject = 150;
// Of a list that is cut to a subject or to a text message, nobody sees more than this.
constexpr std::size_t most_bytes_seen = 4096;

struct Group {
  std::string person;
  std::string channel;
  Urgency urgency = Urgency::normal;
  std::vector<const Item*> items;
};

// One group a person and channel, in the order in which they first appear; an urgent line is alone.
std::vector<Group> group(std::span<const Item> items) {
  std::vector<Group> out;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> joining;
  for (const Item& item : items) {
    const Line& line = item.line;
    const bool alone = line.urgency == Urgency::urgent;
    const std::pair<std::string_view, std::string_view> to{line.person, line.channel};
    if (alone || joining.try_emplace(to, out.size()).second) {
      out.push_back({line.person, line.channel, line.urgency, {&item}});
    } else {
      out[joining[to]].items.push_back(&item);
    }
  }
  return out;
}

// Keeps the order in which they first come.
class Once {
 public:
  void add(const std::string& value) {
    if (seen_.insert(value).second) values_.push_back(value);
  }
  std::vector<std::string> take() { return std::move(values_); }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> values_;
};

std::string joined(const Reader& reader, const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (out.size() > most_bytes_seen) break;
    out = out.empty()
              ? part
              : text::render({"notice.join", {{"first", out}, {"second", part}}}, reader.language);
  }
  return out;
}

std::string several(const Reader& reader, const Group& group, const std::string& list) {
  return text::render(
      {"notice.several", {{"count", std::to_string(group.items.size())}, {"list", list}}},
      reader.language);
}

std::string title(const Reader& reader, const Group& group, const std::vector<std::string>& about) {
  std::string out;
  if (group.items.size() == 1) {
    const std::string own = subject_title(*group.items.front());
    out = headline(reader, *group.items.front()) + (own.empty() ? "" : " – " + own);
  } else {
    out = several(reader, group, printable(joined(reader, about)));
  }
  return fit_width(out, widest_subject);
}

std::string letter_body(const Reader& reader, const Group& group) {
  std::string out;
  for (const Item* item : group.items) {
    for (const std::string& line : paragraph(reader, *item)) out += line + "\n";
    out += "\n";
  }
  const contract::Contract& contract = reader.terms.contract();
  return out +
         printable(text::render({"notice.footer", {{"id", contract.id}, {"title", contract.title}}},
                                reader.language)) +
         "\n";
}

std::string text_message(const Reader& reader, const Group& group) {
  std::vector<std::string> parts;
  std::size_t bytes = 0;
  const auto add = [&](std::string part) {
    bytes += part.size();
    if (!part.empty()) parts.push_back(std::move(part));
  };
  for (const Item* item : group.items) {
    if (bytes > most_bytes_seen) break;
    add(headline(reader, *item));
    if (group.items.size() == 1) add(standing(reader, *item));
    add(subject_title(*item));
  }
  const std::string list = joined(reader, parts);
  return fit_sms(group.items.size() == 1 ? list : several(reader, group, list));
}

Message message(const contract::Terms& terms, const Group& group, Instant now) {
  const contract::Person* person = terms.contract().person(group.person);
  const time::Zone zone = person == nullptr ? terms.zone() : zone_of(terms, *person);
  const Language language =
      person != nullptr && person->language ? *person->language : terms.contract().language;
  const Reader reader{terms, zone, language, now};
  Message out;
  out.person = group.person;
  out.channel = group.channel;
  out.urgency = group.urgency;
  if (person != nullptr) out.address = address_of(*person, group.channel);
  Once about, or_channels;
  for (const Item* item : group.items) {
    about.add(item->about.subject.id);
    out.keys.push_back(item->line.key);
    for (const std::string& other : item->line.or_channels) {
      if (other != group.channel) or_channels.add(other);
    }
  }
  out.about = about.take();
  out.or_channels = or_channels.take();
  out.title = title(reader, group, out.about);
  const bool is_text = contract::address_kind(group.channel) == "mobile";
  out.body = is_text ? text_message(reader, group) : letter_body(reader, group);
  return out;
}

}  // namespace

std::vector<Message> compose(const contract::Terms& terms, std::span<const Item> items,
                             Instant now) {
  std::vector<Message> out;
  for (const Group& one : group(items)) out.push_back(message(terms, one, now));
  return out;
}

}  // namespace svcdesk::notices
