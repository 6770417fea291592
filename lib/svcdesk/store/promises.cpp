// Occurrences of obligations, and the one index of due times that the sweep asks (decision 15).
#include <algorithm>
#include <set>

#include "svcdesk/store/detail/changes.hpp"
#include "svcdesk/store/detail/columns.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view upsert_promise =
    "INSERT INTO promise (contract, contract_version, subject_kind, subject_id, obligation, "
    "occurrence, phase, verdict, level, started, started_by, due, settled_at, breached_at, "
    "breaches, reclassified, overtaken, limit_seconds, used_seconds, next_due) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET contract_version = excluded.contract_version, "
    "phase = excluded.phase, verdict = excluded.verdict, level = excluded.level, "
    "started = excluded.started, started_by = excluded.started_by, due = excluded.due, "
    "settled_at = excluded.settled_at, breached_at = excluded.breached_at, "
    "breaches = excluded.breaches, reclassified = excluded.reclassified, "
    "overtaken = excluded.overtaken, limit_seconds = excluded.limit_seconds, "
    "used_seconds = excluded.used_seconds, next_due = excluded.next_due";
constexpr std::string_view this_promise =
    " WHERE subject_kind = ? AND subject_id = ? AND contract = ? AND obligation = ? AND occurrence "
    "= ?";
constexpr std::string_view select_all =
    "SELECT contract, contract_version, subject_kind, subject_id, obligation, occurrence, phase, "
    "verdict, level, started, started_by, due, settled_at, breached_at, breaches, reclassified, "
    "overtaken, limit_seconds, used_seconds, next_due FROM promise ";
constexpr std::string_view due_index =
    "SELECT contract, subject_kind, subject_id, next_due FROM promise "
    "WHERE next_due IS NOT NULL AND next_due <= ? ORDER BY next_due";

std::string select_promises(std::string_view rest) { return std::string(select_all).append(rest); }

PromiseRow promise_of(const Query& row) {
  PromiseRow out;
  out.contract = row.text(0);
  out.contract_version = row.integer(1);
  out.subject = {row.text(2), row.text(3)};
  out.obligation = row.text(4);
  out.occurrence = row.text(5);
  out.phase = row.text(6);
  out.verdict = row.text(7);
  out.level = row.text(8);
  out.started = row.instant(9);
  out.started_by = row.integer(10);
  out.due = row.maybe_instant(11);
  out.settled_at = row.maybe_instant(12);
  out.breached_at = row.maybe_instant(13);
  out.breaches = row.integer(14);
  out.reclassified = row.flag(15);
  out.overtaken = row.flag(16);
  out.limit_seconds = row.integer(17);
  out.used_seconds = row.integer(18);
  out.next_due = row.maybe_instant(19);
  return out;
}

// Each condition stands as its partial index has it.
std::string_view promises_only(PromiseQuery::Only only) {
  switch (only) {
    case PromiseQuery::Only::all:
      return "phase <> 'unborn' ";
    case PromiseQuery::Only::open:
      return "settled_at IS NULL AND phase <> 'unborn' ";
    case PromiseQuery::Only::alive:
      return "settled_at IS NULL AND phase <> 'unborn' AND phase <> 'halted' ";
    case PromiseQuery::Only::in_breach:
      return "settled_at IS NULL AND breached_at IS NOT NULL ";
    case PromiseQuery::Only::planned:
      return "+next_due IS NOT NULL ";  // read in the order of the subjects
  }
  return "";
}

std::string_view ordered(PromiseQuery::Order order) {
  switch (order) {
    case PromiseQuery::Order::by_due:
      return "ORDER BY due IS NULL, due, subject_kind, subject_id, contract, obligation, "
             "occurrence ";
    case PromiseQuery::Order::by_start:
      return "ORDER BY started, subject_kind, subject_id, contract, obligation, occurrence ";
    case PromiseQuery::Order::by_urgency:
      return "ORDER BY subject_kind <> 'case', ifnull(nullif(instr(?, ',' || level || ','), 0), "
             "1000000), due DESC, subject_kind, subject_id, contract, obligation, occurrence ";
  }
  return "";
}

// "settled_at IS NULL AND contract = ? ..."; bind_promise_filter binds in the same order.
std::string promise_filter(const PromiseQuery& query) {
  std::string sql(promises_only(query.only));
  // One contract may well have nearly all of them: its index serves whoever asks by starts.
  const bool by_start =
      query.started_from || query.started_to || query.order == PromiseQuery::Order::by_start;
  if (!query.contract.empty() && by_start) sql += "AND contract = ? ";
  if (!query.contract.empty() && !by_start) sql += "AND +contract = ? ";
  if (!query.obligation.empty()) sql += "AND obligation = ? ";
  if (!query.subject_kind.empty()) sql += "AND subject_kind = ? ";
  if (query.other_version) sql += "AND contract_version <> ? ";
  if (query.due_from) sql += "AND due >= ? ";
  if (query.due_to) sql += "AND due <= ? ";
  if (query.started_from) sql += "AND started >= ? ";
  if (query.started_to) sql += "AND started < ? ";
  if (query.after) {
    sql +=
        "AND (due, subject_kind, subject_id, contract, obligation, occurrence) > "
        "(?, ?, ?, ?, ?, ?) ";
  }
  return sql;
}

void bind_promise_filter(Query& rows, const PromiseQuery& query) {
  if (!query.contract.empty()) rows.with(query.contract);
  if (!query.obligation.empty()) rows.with(query.obligation);
  if (!query.subject_kind.empty()) rows.with(query.subject_kind);
  rows.with_present(query.other_version, query.due_from, query.due_to, query.started_from,
                    query.started_to);
  if (!query.after) return;
  const PromiseRow& after = *query.after;
  rows.with(after.due, after.subject.kind, after.subject.id, after.contract, after.obligation,
            after.occurrence);
}

std::string order(const PromiseQuery& query) {
  // With a deadline asked for there is no row without one: the index is the order.
  const bool every_row_is_due = query.due_from || query.due_to;
  if (every_row_is_due && query.order == PromiseQuery::Order::by_due) {
    return "ORDER BY due, subject_kind, subject_id, contract, obligation, occurrence ";
  }
  return std::string(ordered(query.order));
}

std::string level_list(const std::vector<std::string>& levels) {
  std::string out = ",";
  for (const std::string& level : levels) out += level + ",";
  return out;
}

auto place(const PromiseRow& row) {
  return std::tie(row.due, row.subject.kind, row.subject.id, row.contract, row.obligation,
                  row.occurrence);
}

// As in_order() does for numbers: who reads page by page would never end.
void require_order(const std::vector<PromiseRow>& rows, const PromiseRow& after) {
  const PromiseRow* last = &after;
  for (const PromiseRow& row : rows) {
    if (place(row) <= place(*last)) keys_come_back();
    last = &row;
  }
}

// The row of the same occurrence.
const PromiseRow* find_same(const std::vector<PromiseRow>& rows, const PromiseRow& wanted) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const PromiseRow& row) {
    return row.contract == wanted.contract && row.obligation == wanted.obligation &&
           row.occurrence == wanted.occurrence;
  });
  return found == rows.end() ? nullptr : &*found;
}

void remove(Store::Impl& impl, const PromiseRow& row) {
  static const std::string sql = std::string("DELETE FROM promise").append(this_promise);
  impl.query(sql)
      .with(row.subject.kind, row.subject.id, row.contract, row.obligation, row.occurrence)
      .run();
}

void write_changes(Store::Impl& impl, const PromiseRow& before, const PromiseRow& after) {
  Changes(promise_columns, std::tuple_cat(columns(before), std::tie(before.next_due)),
          std::tuple_cat(columns(after), std::tie(after.next_due)))
      .write(impl, "UPDATE promise SET ", this_promise, after.subject.kind, after.subject.id,
             after.contract, after.obligation, after.occurrence);
}

}  // namespace

void Store::put_promise(const PromiseRow& row) {
  impl_->change([&] { impl_->query(upsert_promise).with(columns(row)).with(row.next_due).run(); });
}

void Store::replace_promises(const journal::Subject& subject, const std::vector<PromiseRow>& rows) {
  impl_->change([&] {
    static const std::string sql = select_promises("WHERE subject_kind = ? AND subject_id = ?");
    const std::vector<PromiseRow> before = [&] {
      Query stored = impl_->query(sql);  // in no order: nothing is sorted
      return all(stored.with(subject.kind, subject.id), promise_of);
    }();
    for (const PromiseRow& old : before) {
      if (find_same(rows, old) == nullptr) remove(*impl_, old);
    }
    for (const PromiseRow& row : rows) {
      if (const PromiseRow* old = find_same(before, row)) {
        write_changes(*impl_, *old, row);
      } else {
        put_promise(row);
      }
    }
  });
}

std::vector<PromiseRow> Store::promises_of(const journal::Subject& subject) const {
  return impl_->ask([&] {
    static const std::string sql = select_promises(
        "WHERE subject_kind = ? AND subject_id = ? ORDER BY contract, obligation, started, "
        "occurrence");
    Query rows = impl_->query(sql);
    return all(rows.with(subject.kind, subject.id), promise_of);
  });
}

std::vector<PromiseRow> Store::promises(const PromiseQuery& query) const {
  return impl_->ask([&] {
    Query rows =
        impl_->query(select_promises("WHERE ") + promise_filter(query) + order(query) + "LIMIT ?");
    bind_promise_filter(rows, query);
    if (query.order == PromiseQuery::Order::by_urgency) rows.with(level_list(query.levels));
    std::vector<PromiseRow> found = all(rows.with(query.limit), promise_of);
    if (query.after) require_order(found, *query.after);
    return found;
  });
}

std::vector<journal::Subject> Store::subjects(const PromiseQuery& query,
                                              const journal::Subject& after,
                                              std::int64_t limit) const {
  return impl_->ask([&] {
    Query rows = impl_->query("SELECT DISTINCT subject_kind, subject_id FROM promise WHERE " +
                              promise_filter(query) +
                              "AND (subject_kind, subject_id) > (?, ?) "
                              "ORDER BY subject_kind, subject_id LIMIT ?");
    bind_promise_filter(rows, query);
    rows.with(after.kind, after.id, limit);
    std::vector<journal::Subject> found;
    while (rows.next()) {
      journal::Subject subject{rows.text(0), rows.text(1)};
      if (subject <= (found.empty() ? after : found.back())) keys_come_back();
      found.push_back(std::move(subject));
    }
    return found;
  });
}

std::int64_t Store::count(const PromiseQuery& query) const {
  return impl_->ask([&] {
    Query rows = impl_->query("SELECT count(*) FROM promise WHERE " + promise_filter(query));
    bind_promise_filter(rows, query);
    rows.next();
    return rows.integer(0);
  });
}

std::vector<DueSubject> Store::due_subjects(Instant now, std::int64_t limit) const {
  return impl_->ask([&] {
    Query rows = impl_->query(due_index);
    rows.with(now);
    // The index comes in order, so the first row of a subject is its soonest, and reading stops as
    // soon as there are enough: nothing is sorted.
    std::set<std::pair<std::string, journal::Subject>> seen;
    std::vector<DueSubject> out;
    while ((limit < 0 || static_cast<std::int64_t>(out.size()) < limit) && rows.next()) {
      DueSubject due{rows.text(0), {rows.text(1), rows.text(2)}, rows.instant(3)};
      if (seen.emplace(due.contract, due.subject).second) out.push_back(std::move(due));
    }
    return out;
  });
}

}  // namespace svcdesk::store
