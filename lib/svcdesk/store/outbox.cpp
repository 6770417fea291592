// Notices, asking, and the leases under which they are delivered.
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/detail/notice_row.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view notice_columns =
    "SELECT n.number, n.contract, n.person, n.channel, n.address, n.title, n.body, n.message_id, "
    "n.state, n.urgent, n.or_channels, n.about, n.queued, n.tries, n.last_try, n.last_error, "
    "o.next_try, o.lease_until, o.lease_owner "
    "FROM notice n LEFT JOIN outbox o ON o.number = n.number ";
constexpr std::string_view claim =
    "UPDATE outbox SET lease_until = ?, lease_owner = ? WHERE number IN (SELECT number FROM outbox "
    "WHERE urgent = ? AND next_try <= ? AND (lease_until IS NULL OR lease_until <= ?) "
    "ORDER BY next_try, number LIMIT ?) RETURNING number";

std::string select_notices(std::string_view rest) {
  return std::string(notice_columns).append(rest);
}

NoticeRow notice_of(const Query& row) {
  NoticeRow out;
  out.number = row.integer(0);
  out.contract = row.text(1);
  out.person = row.text(2);
  out.channel = row.text(3);
  out.address = row.text(4);
  out.title = row.text(5);
  out.body = row.text(6);
  out.message_id = row.text(7);
  out.state = row.text(8);
  out.urgent = row.flag(9);
  out.or_channels = texts_of(row.view(10));
  out.about = texts_of(row.view(11));
  out.queued = row.instant(12);
  out.tries = row.integer(13);
  out.last_try = row.maybe_instant(14);
  out.last_error = row.text(15);
  out.next_try = row.instant(16);
  out.lease_until = row.maybe_instant(17);
  out.lease_owner = row.text(18);
  return out;
}

std::string filtered_notices(const NoticeQuery& query) {
  std::string sql = select_notices("WHERE ");
  if (!query.about.empty()) {
    sql += "n.number IN (SELECT number FROM notice_about WHERE about = ?) AND ";
  }
  if (!query.contract.empty()) sql += "n.contract = ? AND ";
  if (!query.person.empty()) sql += "n.person = ? AND ";
  if (!query.state.empty()) sql += "n.state = ? AND ";
  if (!query.state.empty() && query.state != "sent") sql += "n.state <> 'sent' AND ";
  return sql + "n.number > 0 ORDER BY n.number DESC LIMIT ?";
}

}  // namespace

std::optional<NoticeRow> Store::notice(std::int64_t number) const {
  return impl_->ask([&]() -> std::optional<NoticeRow> {
    static const std::string sql = select_notices("WHERE n.number = ?");
    Query row = impl_->query(sql);
    return row.with(number).next() ? std::optional(notice_of(row)) : std::nullopt;
  });
}

std::vector<NoticeRow> Store::notices(const NoticeQuery& query) const {
  return impl_->ask([&] {
    Query rows = impl_->query(filtered_notices(query));
    for (const std::string* value : {&query.about, &query.contract, &query.person, &query.state}) {
      if (!value->empty()) rows.with(*value);
    }
    return all(rows.with(query.limit), notice_of);
  });
}

bool Store::anything_to_send(Instant now) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT 1 FROM outbox WHERE urgent IN (0, 1) AND next_try <= ? "
        "AND (lease_until IS NULL OR lease_until <= ?) LIMIT 1");
    return row.with(now, now).next();
  });
}

bool Store::reached_otherwise(std::int64_t number) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT 1 FROM notice_line own JOIN notice_line other ON other.event = own.event "
        "AND other.person = own.person AND other.channel <> own.channel "
        "LEFT JOIN notice n ON n.number = other.notice WHERE own.notice = ? "
        "AND (other.notice IS NULL OR n.state IN ('queued', 'sent')) LIMIT 1");
    return row.with(number).next();
  });
}

void Store::hasten(Instant now) {
  constexpr std::chrono::days longest{1};  // no wait between two tries comes near it
  impl_->change([&] {
    impl_
        ->query(
            "UPDATE outbox SET next_try = ?, lease_until = NULL, lease_owner = '' "
            "WHERE next_try > ? OR lease_until > ?")
        .with(now, now + longest, now + longest)
        .run();
  });
}

std::vector<NoticeRow> Store::lease(Instant now, Instant lease_until, std::string_view owner,
                                    std::int64_t limit) {
  const std::vector<std::int64_t> numbers = impl_->change([&] {
    std::vector<std::int64_t> claimed;
    for (const int urgent : {1, 0}) {
      const std::int64_t left = limit < 0 ? -1 : limit - static_cast<std::int64_t>(claimed.size());
      Query rows = impl_->query(claim);
      rows.with(lease_until, owner, urgent, now, now, left);
      while (rows.next()) claimed.push_back(rows.integer(0));
    }
    return claimed;
  });
  std::vector<NoticeRow> out;
  for (const std::int64_t number : numbers) {
    if (auto row = notice(number)) out.push_back(std::move(*row));
  }
  return out;
}

}  // namespace svcdesk::store
