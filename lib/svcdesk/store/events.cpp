// The journal, reading.
#include <sqlite3.h>

#include <algorithm>
#include <iterator>

#include "svcdesk/store/detail/event_row.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view event_columns =
    "SELECT event.seq, contract, subject_kind, subject_id, refs, type, version, at, recorded, "
    "actor, request_id, payload, hash ";
constexpr std::string_view of_subject =
    "seq IN (SELECT seq FROM event WHERE subject_kind = ? AND subject_id = ? "
    "UNION SELECT seq FROM event_ref WHERE kind = ? AND id = ?) ";

constexpr std::string_view of_events = "FROM event ";
// Two indexes read in order, instead of one list of numbers made of both: that costs a table.
constexpr std::string_view of_reference =
    "FROM event_ref r CROSS JOIN event ON event.seq = r.seq WHERE r.kind = ? AND r.id = ? "
    "ORDER BY r.seq";

std::string select_events(std::string_view rest) {
  return std::string(event_columns).append(of_events).append(rest);
}

std::vector<journal::Event> page_of(Query& rows) {
  std::vector<journal::Event> out;
  for (std::size_t bytes = 0; bytes < bytes_a_page && rows.next();) {
    bytes += payload_size(rows);
    out.push_back(event_of(rows));
  }
  return out;
}

std::optional<journal::Event> first(Query& rows) {
  return rows.next() ? std::optional(event_of(rows)) : std::nullopt;
}

enum class Notices { with, without };

// What happened to the subject, and what refers to it from elsewhere, in the order of the journal.
// Left out here and not in the statements: making those ready takes longer than running them.
std::vector<journal::Event> joined_history(Store::Impl& impl, const journal::Subject& subject,
                                           Notices notices) {
  static const std::string own =
      select_events("WHERE subject_kind = ? AND subject_id = ? ORDER BY seq");
  static const std::string referring = std::string(event_columns).append(of_reference);
  const auto told = [](const Query& row) {
    return row.view(2) == "notice" || row.view(5).starts_with("notice.");
  };
  std::vector<journal::Event> out;
  const auto take = [&](const Query& row) {
    if (notices == Notices::with || !told(row)) out.push_back(event_of(row));
  };
  Query its_own = impl.query(own);
  for (its_own.with(subject.kind, subject.id); its_own.next();) take(its_own);
  const auto middle = std::ssize(out);
  Query others = impl.query(referring);
  for (others.with(subject.kind, subject.id); others.next();) {
    if (others.view(2) != subject.kind || others.view(3) != subject.id) take(others);
  }
  std::inplace_merge(out.begin(), out.begin() + middle, out.end(),
                     [](const auto& a, const auto& b) { return a.seq < b.seq; });
  return out;
}

// The filter in the order in which `events` binds its values.
std::string filtered_events(const EventQuery& query) {
  std::string sql = select_events("WHERE ");
  if (query.subject) sql += std::string(of_subject) + "AND ";
  if (!query.contract.empty()) sql += "contract = ? AND ";
  if (!query.type_prefix.empty()) sql += "substr(type, 1, length(?)) = ? AND ";
  if (!query.actor.empty()) sql += "actor = ? AND ";
  if (query.from) sql += "recorded >= ? AND ";
  if (query.to) sql += "recorded < ? AND ";
  if (query.before > 0) sql += "seq < ? AND ";
  sql += "seq > ? ORDER BY seq ";
  if (query.order == EventQuery::Order::newest_first) sql += "DESC ";
  return sql + "LIMIT ?";
}

}  // namespace

void read_event(const Query& row, journal::Event& event) {
  event.seq = row.integer(0);
  event.contract = row.view(1);
  event.subject.kind = row.view(2);
  event.subject.id = row.view(3);
  event.type = row.view(5);
  event.version = row.integer(6);
  event.at = instant_of(row.integer(7));
  event.recorded = instant_of(row.integer(8));
  event.actor = row.view(9);
  event.request_id = row.view(10);
}

journal::Event event_of(const Query& row) {
  journal::Event event;
  read_event(row, event);
  try {
    checked(event.at);
    checked(event.recorded);
    if (row.view(4) != "[]") {
      const Json refs = Json::parse(row.view(4));
      for (const Json& ref : refs.items()) {
        event.refs.push_back(journal::Subject::parse(ref.string()));
      }
    }
    event.payload = Json::parse(row.view(11));
    static_cast<void>(event.payload.members());
  } catch (const Error&) {
    throw SQLite::Exception("event " + std::to_string(event.seq) + " cannot be read",
                            SQLITE_CORRUPT);
  }
  return event;
}

std::vector<journal::Event> Store::history(const journal::Subject& subject) const {
  return impl_->ask([&] { return joined_history(*impl_, subject, Notices::without); });
}

std::vector<journal::Event> Store::whole_history(const journal::Subject& subject) const {
  return impl_->ask([&] { return joined_history(*impl_, subject, Notices::with); });
}

std::vector<journal::Event> Store::events(const EventQuery& query) const {
  return impl_->ask([&] {
    Query rows = impl_->query(filtered_events(query));
    if (query.subject) {
      rows.with(query.subject->kind, query.subject->id, query.subject->kind, query.subject->id);
    }
    if (!query.contract.empty()) rows.with(query.contract);
    if (!query.type_prefix.empty()) rows.with(query.type_prefix, query.type_prefix);
    if (!query.actor.empty()) rows.with(query.actor);
    if (query.from) rows.with(*query.from);
    if (query.to) rows.with(*query.to);
    if (query.before > 0) rows.with(query.before);
    rows.with(query.after, query.limit);
    std::vector<journal::Event> found = page_of(rows);
    if (query.order == EventQuery::Order::oldest_first) {
      return in_order(std::move(found), query.after, &journal::Event::seq, std::less{});
    }
    const std::int64_t below = query.before > 0 ? query.before : highest_key;
    return in_order(std::move(found), below, &journal::Event::seq, std::greater{});
  });
}

std::vector<StoredEvent> Store::stored_events(std::int64_t after, std::int64_t limit) const {
  return impl_->ask([&] {
    static const std::string sql = select_events("WHERE seq > ? ORDER BY seq LIMIT ?");
    Query rows = impl_->query(sql);
    rows.with(after, limit);
    std::vector<StoredEvent> out;
    while (rows.next()) {
      out.push_back({event_of(rows), rows.text(4), rows.text(11), rows.digest(12)});
    }
    const auto seq = [](const StoredEvent& one) { return one.event.seq; };
    return in_order(std::move(out), after, seq, std::less{});
  });
}

std::optional<journal::Event> Store::event(std::int64_t seq) const {
  return impl_->ask([&] {
    static const std::string sql = select_events("WHERE seq = ?");
    Query rows = impl_->query(sql);
    return first(rows.with(seq));
  });
}

std::optional<journal::Event> Store::by_request(std::string_view request_id) const {
  if (request_id.empty()) return std::nullopt;
  return impl_->ask([&] {
    static const std::string sql = select_events("WHERE request_id = ? AND request_id <> ''");
    Query rows = impl_->query(sql);
    return first(rows.with(request_id));
  });
}

std::int64_t Store::last_seq() const {
  return impl_->ask([&] {
    Query row = impl_->query("SELECT ifnull(max(seq), 0) FROM event");
    return row.next() ? row.integer(0) : 0;
  });
}

Instant Store::last_recorded() const {
  return impl_->ask([&] {
    Query row = impl_->query("SELECT recorded FROM event ORDER BY seq DESC LIMIT 1");
    return row.next() ? row.instant(0) : Instant{};
  });
}

}  // namespace svcdesk::store
