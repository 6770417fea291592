#include "svcdesk/contract/reader.hpp"

#include <algorithm>
#include <charconv>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::contract {
namespace {

// What stands in the file instead, short enough for one line.
std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
      return "\"" + fit_width(printable(node.text), 40) + "\"";
    case Node::Kind::list:
      return "[...]";
    case Node::Kind::table:
      return "{...}";
    case Node::Kind::integer:
    case Node::Kind::real:
    case Node::Kind::truth:
    case Node::Kind::date:
    case Node::Kind::wall:
    case Node::Kind::moment:
      break;
  }
  return node.text;
}

std::string hint_of(const Error& error) {
  for (const Message& hint : error.hints()) {
    if (hint.id == "time.hint.did_you_mean") return hint.args.front().second;
  }
  return {};
}

// "80%" or "12.5%" in thousandths.
std::optional<int> permille_of(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  text.remove_suffix(1);
  int whole = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, whole);
  if (read.ec != std::errc() || whole < 0 || whole > 10'000) return std::nullopt;
  if (read.ptr == end) return whole * 10;
  const bool tenth =
      end - read.ptr == 2 && *read.ptr == '.' && read.ptr[1] >= '0' && read.ptr[1] <= '9';
  return tenth ? std::optional(whole * 10 + (read.ptr[1] - '0')) : std::nullopt;
}

}  // namespace

void Slot::wrong(std::string_view expected) const {
  error({"contract.expected." + std::string(expected), {{"key", label}, {"found", shown(node)}}});
}

Slot Slot::inner(const Node& value, std::string_view key) const {
  return {in, value, label.empty() ? std::string(key) : label + "." + std::string(key)};
}

Scope::Scope(const Slot& slot, Table table) : self_(slot) {
  if (slot.node.kind != Node::Kind::table) {
    slot.wrong("table");
    return;
  }
  const std::vector<std::string> known = keys_of(table);
  for (const Member& member : slot.node.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    slot.in.findings.error(member.at, unknown("key", printable(member.key), known));
  }
  if (slot.in.missing == Reader::Missing::let_be) return;
  const bool loose = table == Table::contract || table == Table::obligation ||
                     table == Table::step || table == Table::person;
  if (slot.in.missing == Reader::Missing::fragment && loose) return;
  for (const Key& key : keys()) {
    const bool optional =
        slot.in.missing == Reader::Missing::fragment && key.name == name_of(Table::contract);
    const bool wanted = key.table == table && key.need == Key::Need::required && !optional;
    if (!wanted || slot.node.find(key.name)) continue;
    slot.error({"contract.missing_key", {{"key", slot.inner(slot.node, key.name).label}}});
  }
}

std::optional<Slot> Scope::slot(std::string_view key) const {
  const Node* found = self_.node.find(key);
  if (!found) return std::nullopt;
  return self_.inner(*found, key);
}

void read_value(const Slot& slot, std::string& to) {
  if (slot.node.kind != Node::Kind::text) return slot.wrong("text");
  if (printable_lines(slot.node.text) != slot.node.text) {
    slot.error({"contract.invisible", {{"key", slot.label}}});
  }
  to = slot.node.text;
}

void read_value(const Slot& slot, std::vector<std::string>& to) {
  if (slot.node.kind != Node::Kind::text && slot.node.kind != Node::Kind::list) {
    return slot.wrong("texts");
  }
  for (const Slot& item : items_of(slot)) {
    // A wrong item keeps its place, so that the others keep theirs.
    read_value(item, to.emplace_back());
  }
}

void read_value(const Slot& slot, std::int64_t& to) {
  if (slot.node.kind != Node::Kind::integer) return slot.wrong("integer");
  to = slot.node.integer;
}

void read_value(const Slot& slot, Name& to) {
  if (slot.node.kind == Node::Kind::text) {
    return read_value(slot, slot.in.language == Language::zh_cn ? to.zh_cn : to.en);
  }
  if (slot.node.kind != Node::Kind::table) return slot.wrong("name");
  const Scope name(slot, Table::name);
  name.read("en", to.en);
  name.read("zh-CN", to.zh_cn);
}

void read_value(const Slot& slot, Date& to) {
  if (slot.node.kind != Node::Kind::date) return slot.wrong("date");
  to = slot.node.date;
}

void read_value(const Slot& slot, std::vector<Date>& to) {
  if (slot.node.kind != Node::Kind::list) return slot.wrong("dates");
  for (const Slot& item : items_of(slot)) {
    if (item.node.kind == Node::Kind::date) {
      to.push_back(item.node.date);
    } else {
      item.wrong("date");
    }
  }
}

void read_value(const Slot& slot, LocalSeconds& to) {
  if (slot.node.kind != Node::Kind::wall) return slot.wrong("wall");
  to = slot.node.wall;
}

void read_value(const Slot& slot, time::Duration& to) {
  if (slot.node.kind != Node::Kind::text) return slot.wrong("duration");
  try {
    to = time::parse_duration(slot.node.text);
  } catch (const Error& error) {
    const std::string near = hint_of(error);
    const std::string text = fit_width(printable(slot.node.text), 40);
    slot.error(near.empty()
                   ? Message{"contract.bad_duration", {{"key", slot.label}, {"text", text}}}
                   : Message{"contract.bad_duration.near",
                             {{"key", slot.label}, {"text", text}, {"near", near}}});
  }
}

void read_value(const Slot& slot, Share& to) {
  if (slot.node.kind != Node::Kind::text) return slot.wrong("share");
  const auto permille = permille_of(slot.node.text);
  if (!permille) return slot.wrong("share");
  to.permille = *permille;
  if (*permille > 1000) {
    slot.error({"contract.share_too_large", {{"key", slot.label}, {"text", slot.node.text}}});
  }
}

void read_value(const Slot& slot, time::Hours& to) {
  if (slot.node.kind != Node::Kind::text) return slot.wrong("hours");
  const std::string& text = slot.node.text;
  const auto dash = text.find('-');
  try {
    to = time::parse_hours(text);
  } catch (const Error&) {
    const bool empty =
        dash != std::string::npos && dash > 0 && text.substr(0, dash) == text.substr(dash + 1);
    if (!empty) return slot.wrong("hours");
    slot.error({"contract.empty_hours", {{"key", slot.label}, {"text", text}}});
  }
}

void read_value(const Slot& slot, time::DayHours& to) {
  if (slot.node.kind != Node::Kind::list) return slot.wrong("day_hours");
  for (const Slot& item : items_of(slot)) {
    time::Hours hours;
    read_value(item, hours);
    if (hours.close <= hours.open) continue;
    const auto other = std::find_if(to.begin(), to.end(), [&](const time::Hours& one) {
      return hours.open < one.close && one.open < hours.close;
    });
    if (other == to.end()) {
      to.push_back(hours);
    } else {
      item.error(
          {"contract.overlap", {{"first", to_string(*other)}, {"second", to_string(hours)}}});
    }
  }
  std::sort(to.begin(), to.end());
}

void read_value(const Slot& slot, std::map<std::string, std::vector<std::string>>& to) {
  for (const auto& [key, inner] : members_of(slot)) read_value(inner, to[key]);
}

bool check_code(const Slot& slot, const std::string& code) {
  const bool fine = !code.empty() && code.size() <= 64 && printable(code) == code &&
                    code.find_first_of(" \t\n/") == std::string::npos;
  if (!fine) slot.error({"contract.bad_code", {{"key", slot.label}, {"code", printable(code)}}});
  return fine;
}

std::vector<Slot> items_of(const Slot& slot) {
  if (slot.node.kind != Node::Kind::list) return {slot};
  std::vector<Slot> found;
  for (std::size_t i = 0; i < slot.node.items.size(); ++i) {
    found.push_back(slot.inner(slot.node.items[i], std::to_string(i + 1)));
  }
  return found;
}

std::vector<std::pair<std::string, Slot>> members_of(const Slot& slot) {
  std::vector<std::pair<std::string, Slot>> found;
  if (slot.node.kind != Node::Kind::table) {
    slot.wrong("table");
    return found;
  }
  for (const Member& member : slot.node.members) {
    found.emplace_back(member.key, slot.inner(member.value, member.key));
  }
  return found;
}

}  // namespace svcdesk::contract
