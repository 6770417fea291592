#include "svcdesk/desk/outbox.hpp"

#include <string_view>

#include "svcdesk/desk/payload_text.hpp"
#include "svcdesk/desk/portrait.hpp"
#include "svcdesk/desk/projector.hpp"
#include "svcdesk/notices/notices.hpp"

namespace svcdesk::desk {
namespace {

notices::Line told_line(const store::NoticeLine& row) {
  notices::Line line;
  line.key = row.key;
  line.firing.obligation = row.obligation;
  line.firing.subject = row.subject;
  line.firing.occurrence = row.occurrence;
  line.firing.step = row.step;
  line.firing.repeat = row.repeat;
  line.firing.level = row.level;
  line.firing.at = row.planned;
  line.firing.joined = row.joined;
  line.person = row.person;
  line.channel = row.channel;
  line.or_channels = row.or_channels;
  line.hold_until = row.hold_until;
  line.urgency = row.urgent ? notices::Urgency::urgent : notices::Urgency::normal;
  line.reminder = row.reminder;
  return line;
}

void drop(Transaction& tx, const std::string& contract, const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  for (const std::string& key : keys) tx.store().close_line(key, 0);
  tx.record_own(contract, {"notice.dropped",
                           {"contract", contract},
                           tx.now(),
                           Json::object({{"keys", text_array(keys)}}),
                           {}});
}

std::vector<journal::Subject> case_refs(const std::vector<std::string>& about) {
  std::vector<journal::Subject> refs;
  for (const std::string& id : about) {
    if (CaseId::parse(id)) refs.push_back({"case", id});
  }
  return refs;
}

// The person or the address has gone from the contract: a dead letter at once, for somebody to see.
void bury(Transaction& tx, store::NoticeRow& row) {
  row.state = "dead";
  row.tries = 1;
  row.last_try = tx.now();
  row.last_error = "no address";
  tx.record_own(row.contract, {"notice.tried",
                               {"notice", NoticeId{row.number}.str()},
                               tx.now(),
                               Json::object({{"state", row.state}, {"detail", row.last_error}}),
                               {}});
}

std::int64_t queue(Transaction& tx, const std::string& contract,
                   const std::vector<notices::Item>& items) {
  std::int64_t queued = 0;
  for (notices::Message& message :
       notices::compose(tx.terms_at(contract, tx.now()), items, tx.now())) {
    store::NoticeRow row;
    row.person = std::move(message.person);
    row.channel = std::move(message.channel);
    row.address = std::move(message.address);
    row.title = std::move(message.title);
    row.body = std::move(message.body);
    row.urgent = message.urgency == notices::Urgency::urgent;
    row.or_channels = std::move(message.or_channels);
    row.about = std::move(message.about);
    enqueue(tx, contract, std::move(row), message.keys);
    ++queued;
  }
  return queued;
}

// What the desk tells of a subject changes nothing of it.
bool only_tells(std::string_view type) {
  return type == "obligation.breached" || type == "obligation.overtaken" || type == "step.fired";
}

}  // namespace

void Standing::know(const journal::Subject& subject, Settled settled) {
  if (settled.judged.empty()) return;
  known_[subject] = {std::move(settled.judged), std::move(settled.about.title),
                     std::move(settled.about.owner)};
}

void Standing::changed(const journal::Event& event) {
  if (only_tells(event.type)) return;
  known_.erase(event.subject);
  for (const journal::Subject& ref : event.refs) known_.erase(ref);
}

const Standing::Subject& Standing::load(const journal::Subject& subject) {
  const auto [entry, fresh] = known_.try_emplace(subject);
  if (fresh) {
    const std::vector<journal::Event> history = view_.store().history(subject);
    entry->second.judged = judge(view_, subject, history, present(subject, history, view_.now()));
    notices::About about = portrait(subject, history).about;
    entry->second.title = std::move(about.title);
    entry->second.owner = std::move(about.owner);
  }
  return entry->second;
}

std::optional<notices::Item> Standing::item(const store::NoticeLine& line) {
  const Subject& subject = load(line.subject);
  for (const Judged& judged : subject.judged) {
    if (judged.occurrence.obligation != line.obligation ||
        judged.occurrence.occurrence != line.occurrence) {
      continue;
    }
    notices::Item item;
    item.line = told_line(line);
    // Put off by a clock that has been set back since: that hour may never come.
    if (line.fired > view_.now()) item.line.hold_until.reset();
    item.about.subject = line.subject;
    item.about.level = judged.occurrence.level;
    item.about.title = subject.title;
    item.about.owner = subject.owner;
    item.occurrence = judged.occurrence;
    item.obligation = judged.obligation;
    if (item.about.title.empty()) {
      item.about.title = judged.obligation->title.in(judged.terms->contract().language);
    }
    return item;
  }
  return std::nullopt;
}

store::NoticeRow enqueue(Transaction& tx, const std::string& contract, store::NoticeRow row,
                         const std::vector<std::string>& keys) {
  const NoticeId id{tx.store().draw_number(NoticeKind::prefix)};
  row.number = id.number;
  row.contract = contract;
  row.message_id = id.str() + "." + tx.store().info().identity + "@svcdesk";
  row.state = "queued";
  row.queued = tx.now();
  row.next_try = tx.now();
  Json payload = Json::object({{"person", row.person},
                               {"channel", row.channel},
                               {"address", row.address},
                               {"title", row.title},
                               {"body", row.body},
                               {"message_id", row.message_id}});
  if (row.urgent) payload.set("urgent", true);
  payload.set_if("or", text_array(row.or_channels));
  payload.set_if("about", text_array(row.about));
  payload.set_if("keys", text_array(keys));
  tx.record_own(
      contract,
      {"notice.queued", {"notice", id.str()}, tx.now(), std::move(payload), case_refs(row.about)});
  if (row.address.empty()) bury(tx, row);
  tx.store().put_notice(row);
  for (const std::string& key : keys) tx.store().close_line(key, row.number);
  return row;
}

void Joining::join(Transaction& tx, Standing& standing,
                   const std::vector<store::NoticeLine>& lines) {
  std::map<std::string, std::vector<notices::Item>> by_contract;
  std::map<std::string, std::vector<std::string>> dropped;
  for (const store::NoticeLine& line : lines) {
    std::optional<notices::Item> item = standing.item(line);
    if (!item || !notices::still_due(*item, tx.now())) {
      dropped[line.contract].push_back(line.key);
    } else if (notices::ready(*item, tx.now())) {
      by_contract[line.contract].push_back(std::move(*item));
    }
  }
  for (const auto& [contract, keys] : dropped) drop(tx, contract, keys);
  for (const auto& [contract, items] : by_contract) messages_ += queue(tx, contract, items);
  tx.forget_recorded();
}

void Joining::join_new(Transaction& tx, Standing& standing, std::int64_t seq, std::int64_t lines) {
  store::NoticeLine behind;  // every line of theirs has a key
  behind.event = seq + 1;
  std::vector<store::NoticeLine> page = tx.store().open_lines(tx.now(), lines, behind);
  // Those that were held are no new ones.
  std::erase_if(page, [](const store::NoticeLine& line) { return line.hold_until.has_value(); });
  join(tx, standing, page);
}

bool Joining::step(Transaction& tx, Standing& standing) {
  const std::vector<store::NoticeLine> page = tx.store().open_lines(tx.now(), lines_at_once, last_);
  join(tx, standing, page);
  if (!page.empty()) last_ = page.back();
  return std::ssize(page) == lines_at_once;
}

}  // namespace svcdesk::desk
