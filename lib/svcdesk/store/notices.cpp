// Lines to tell, the notices that carry them, and the outbox they are delivered from (NTF-1).
#include "svcdesk/base/json.hpp"
#include "svcdesk/store/detail/columns.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/detail/notice_row.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view insert_line =
    "INSERT INTO notice_line (key, contract, subject_kind, subject_id, obligation, occurrence, "
    "step, "
    "repeat, level, person, channel, or_channels, planned, fired, hold_until, urgent, reminder, "
    "joined, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (key) DO NOTHING RETURNING 1";
constexpr std::string_view select_open_lines =
    "SELECT key, contract, subject_kind, subject_id, obligation, occurrence, step, repeat, level, "
    "person, channel, or_channels, planned, fired, hold_until, urgent, reminder, joined, event "
    "FROM notice_line WHERE notice IS NULL AND (ifnull(hold_until, 0) <= ? OR fired > ?) "
    "AND (ifnull(hold_until, 0), event, key) > (?, ?, ?) "
    "ORDER BY ifnull(hold_until, 0), event, key LIMIT ?";
constexpr std::string_view upsert_notice =
    "INSERT INTO notice (number, contract, person, channel, address, title, body, message_id, "
    "state, "
    "urgent, or_channels, about, queued, tries, last_try, last_error) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (number) DO UPDATE SET contract = excluded.contract, person = excluded.person, "
    "channel = excluded.channel, address = excluded.address, title = excluded.title, "
    "body = excluded.body, message_id = excluded.message_id, state = excluded.state, "
    "urgent = excluded.urgent, or_channels = excluded.or_channels, about = excluded.about, "
    "queued = excluded.queued, tries = excluded.tries, last_try = excluded.last_try, "
    "last_error = excluded.last_error";
constexpr std::string_view upsert_outbox =
    "INSERT INTO outbox (number, urgent, next_try, lease_until, lease_owner) VALUES (?, ?, ?, ?, "
    "?) "
    "ON CONFLICT DO UPDATE SET urgent = excluded.urgent, next_try = excluded.next_try, "
    "lease_until = excluded.lease_until, lease_owner = excluded.lease_owner";

NoticeLine line_of(const Query& row) {
  NoticeLine out;
  out.key = row.text(0);
  out.contract = row.text(1);
  out.subject = {row.text(2), row.text(3)};
  out.obligation = row.text(4);
  out.occurrence = row.text(5);
  out.step = static_cast<int>(row.integer(6));
  out.repeat = static_cast<int>(row.integer(7));
  out.level = row.text(8);
  out.person = row.text(9);
  out.channel = row.text(10);
  out.or_channels = texts_of(row.view(11));
  out.planned = row.instant(12);
  out.fired = row.instant(13);
  out.hold_until = row.maybe_instant(14);
  out.urgent = row.flag(15);
  out.reminder = row.flag(16);
  out.joined = static_cast<int>(row.integer(17));
  out.event = row.integer(18);
  return out;
}

}  // namespace

std::string text_of(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const std::string& text : texts) out.push(text);
  return out.canonical();
}

std::vector<std::string> texts_of(std::string_view text) {
  std::vector<std::string> out;
  if (text == "[]") return out;
  const Json json = Json::parse(text);
  for (const Json& item : json.items()) out.push_back(item.string());
  return out;
}

bool Store::add_line(const NoticeLine& line) {
  return impl_->change([&] {
    Query row = impl_->query(insert_line);
    return row.with(columns(line)).next();
  });
}

std::vector<NoticeLine> Store::open_lines(Instant now, std::int64_t limit,
                                          const std::optional<NoticeLine>& after) const {
  return impl_->ask([&] {
    Query rows = impl_->query(select_open_lines);
    rows.with(now, now);
    if (after) {
      rows.with(after->hold_until.value_or(Instant{}), after->event, after->key);
    } else {
      rows.with(Instant::min(), 0, "");
    }
    return all(rows.with(limit), line_of);
  });
}

void Store::close_line(std::string_view key, std::int64_t notice) {
  impl_->change([&] {
    impl_->query("UPDATE notice_line SET notice = ? WHERE key = ?").with(notice, key).run();
  });
}

namespace {

// Under which names the notice is found now: those of its row. The table cannot be asked by number.
std::optional<std::string> known_as(Store::Impl& impl, std::int64_t number) {
  Query row = impl.query("SELECT about FROM notice WHERE number = ?");
  return row.with(number).next() ? std::optional(row.text(0)) : std::nullopt;
}

void put_about(Store::Impl& impl, const NoticeRow& row, const std::optional<std::string>& before) {
  if (before == text_of(row.about)) return;
  for (const std::string& about : texts_of(before.value_or("[]"))) {
    impl.query("DELETE FROM notice_about WHERE about = ? AND number = ?")
        .with(about, row.number)
        .run();
  }
  for (const std::string& about : row.about) {
    impl.query("INSERT INTO notice_about (about, number) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .with(about, row.number)
        .run();
  }
}

}  // namespace

void Store::put_notice(const NoticeRow& row) {
  impl_->change([&] {
    const std::optional<std::string> before = known_as(*impl_, row.number);
    impl_->query(upsert_notice).with(columns(row)).run();
    put_about(*impl_, row, before);
    if (row.state == "queued") {
      impl_->query(upsert_outbox)
          .with(row.number, row.urgent, row.next_try, row.lease_until, row.lease_owner)
          .run();
    } else {
      impl_->query("DELETE FROM outbox WHERE number = ?").with(row.number).run();
    }
  });
}

}  // namespace svcdesk::store
