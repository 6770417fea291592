// Lists of cases: newest first, in pages below a number.
#include <algorithm>
#include <array>
#include <functional>

#include "svcdesk/store/detail/case_row.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/detail/search.hpp"

namespace svcdesk::store {
namespace {

// So many of the newest cases are read for a search that any index would answer slower.
constexpr std::int64_t newest_window = 5000;
constexpr int text_column = 24;

// The rarest first.
using Field = std::pair<std::string_view, std::string CaseQuery::*>;
constexpr std::array<Field, 8> fields{{{"asset", &CaseQuery::asset},
                                       {"site", &CaseQuery::site},
                                       {"reporter", &CaseQuery::reporter},
                                       {"owner", &CaseQuery::owner},
                                       {"kind", &CaseQuery::kind},
                                       {"level", &CaseQuery::level},
                                       {"status", &CaseQuery::status},
                                       {"contract", &CaseQuery::contract}}};
// Those whose index leaves out what is empty serve only whoever says that it is not.
constexpr std::array<std::string_view, 4> often_empty{"asset", "site", "reporter", "owner"};

// The newest in breach are found from the breaches, which are few as a rule; whoever goes on asking
// for all of them is better served by going through the cases.
constexpr std::string_view from_breaches =
    "AND c.number IN (SELECT CAST(substr(p.subject_id, 3) AS INTEGER) FROM promise p "
    "WHERE +p.subject_kind = 'case' AND p.settled_at IS NULL AND p.phase <> 'halted' "
    "AND p.breached_at IS NOT NULL "
    "UNION ALL SELECT CAST(substr(p.subject_id, 3) AS INTEGER) FROM promise p "
    "WHERE +p.subject_kind = 'case' AND p.settled_at IS NULL AND p.phase <> 'halted' "
    "AND p.phase <> 'unborn' AND p.due < ?) ";
constexpr std::string_view with_breaches =
    "AND EXISTS (SELECT 1 FROM promise p WHERE p.subject_kind = 'case' "
    "AND p.subject_id = 'C-' || c.number AND p.settled_at IS NULL "
    "AND p.phase <> 'halted' AND (p.breached_at IS NOT NULL OR p.due < ?)) ";

std::string_view cases_only(const CaseQuery& query) {
  switch (query.only) {
    case CaseQuery::Only::all:
      return "";
    case CaseQuery::Only::in_breach:
      return query.before_number > 0 ? with_breaches : from_breaches;
    case CaseQuery::Only::unassigned:
      return "AND c.owner = '' ";
    case CaseQuery::Only::waiting:
      return "AND c.paused_since IS NOT NULL ";
  }
  return "";
}

// "AND c.status = ? ..." for what the query names; bind_case_filter binds in the same order.
// SQLite cannot know which of several indexes helps most, so only one is offered ("+" hides the
// others): that of `only`, else of the first field.
std::string case_filter(const CaseQuery& query) {
  std::string sql;
  bool offered = query.only != CaseQuery::Only::all;
  for (const auto& [column, member] : fields) {
    if ((query.*member).empty()) continue;
    sql += "AND ";
    if (offered) sql += "+";
    sql.append("c.").append(column).append(" = ? ");
    if (!offered && std::ranges::find(often_empty, column) != often_empty.end()) {
      sql.append("AND c.").append(column).append(" <> '' ");
    }
    offered = true;
  }
  if (query.opened_from) sql += "AND c.opened >= ? ";
  if (query.opened_to) sql += "AND c.opened < ? ";
  return sql.append(cases_only(query));
}

void bind_case_filter(Query& rows, const CaseQuery& query) {
  for (const auto& [column, member] : fields) {
    if (!(query.*member).empty()) rows.with(query.*member);
  }
  if (query.opened_from) rows.with(*query.opened_from);
  if (query.opened_to) rows.with(*query.opened_to);
  if (query.only == CaseQuery::Only::in_breach) rows.with(query.as_of);
}

bool enough(const std::vector<CaseRow>& found, std::int64_t limit) {
  return limit >= 0 && static_cast<std::int64_t>(found.size()) >= limit;
}

void collect(Query& rows, const Wanted& wanted, std::int64_t limit, std::vector<CaseRow>& found) {
  while (!enough(found, limit) && rows.next()) {
    if (wanted.in(rows.view(text_column))) found.push_back(case_of(rows));
  }
}

// Candidates from the index, below a number.
void search_index(Store::Impl& impl, const CaseQuery& query, const Wanted& wanted,
                  std::int64_t below, std::vector<CaseRow>& found) {
  Query rows = impl.query(
      select_cases(", t.text FROM case_search s CROSS JOIN case_text t ON t.number = s.rowid "
                   "CROSS JOIN cases c ON c.number = s.rowid "
                   "WHERE s.case_search MATCH ? AND s.rowid < ? ") +
      case_filter(query) + "ORDER BY s.rowid DESC");
  rows.with(wanted.match(), below);
  bind_case_filter(rows, query);
  collect(rows, wanted, query.limit, found);
}

// The newest cases one by one, down to a number.
void search_newest(Store::Impl& impl, const CaseQuery& query, const Wanted& wanted,
                   std::int64_t below, std::int64_t from, std::vector<CaseRow>& found) {
  Query rows =
      impl.query(select_cases(", t.text FROM case_text t CROSS JOIN cases c ON c.number = t.number "
                              "WHERE t.number < ? AND t.number >= ? ") +
                 case_filter(query) + "ORDER BY t.number DESC");
  rows.with(below, from);
  bind_case_filter(rows, query);
  collect(rows, wanted, query.limit, found);
}

std::vector<CaseRow> search(Store::Impl& impl, const CaseQuery& query, std::int64_t below) {
  std::vector<CaseRow> found;
  const Wanted wanted(query.search);
  if (wanted.nothing()) return found;
  if (!wanted.broad()) {
    search_index(impl, query, wanted, below, found);
    return found;
  }
  Query window = impl.query(
      "SELECT number FROM case_text WHERE number < ? ORDER BY number DESC LIMIT 1 OFFSET ?");
  const std::int64_t from = window.with(below, newest_window).next() ? window.integer(0) : 0;
  search_newest(impl, query, wanted, below, from, found);
  if (!enough(found, query.limit)) search_index(impl, query, wanted, from, found);
  return found;
}

std::vector<CaseRow> newest(Store::Impl& impl, const CaseQuery& query, std::int64_t below) {
  Query rows = impl.query(select_cases("FROM cases c WHERE c.number < ? ") + case_filter(query) +
                          "ORDER BY c.number DESC LIMIT ?");
  rows.with(below);
  bind_case_filter(rows, query);
  return all(rows.with(query.limit), case_of);
}

}  // namespace

std::string select_cases(std::string_view rest) {
  constexpr std::string_view columns =
      "SELECT c.number, c.contract, c.contract_version, c.status, c.path, c.kind, c.level, "
      "c.title, c.reporter, c.owner, c.site, c.asset, c.product, c.external_id, c.cause, "
      "c.solution, c.opened, c.resolved, c.closed, c.paused_since, c.pause_reason, c.paid_work, "
      "c.last_event, c.revision ";
  return std::string(columns).append(rest);
}

std::vector<CaseRow> Store::cases(const CaseQuery& query) const {
  return impl_->ask([&] {
    const std::int64_t below = query.before_number > 0 ? query.before_number : highest_key;
    std::vector<CaseRow> found =
        query.search.empty() ? newest(*impl_, query, below) : search(*impl_, query, below);
    return in_order(std::move(found), below, &CaseRow::number, std::greater{});
  });
}

std::int64_t Store::count(const CaseQuery& query) const {
  return impl_->ask([&] {
    Query rows =
        impl_->query("SELECT count(*) FROM cases c WHERE c.number < ? " + case_filter(query));
    rows.with(query.before_number > 0 ? query.before_number : highest_key);
    bind_case_filter(rows, query);
    rows.next();
    return rows.integer(0);
  });
}

}  // namespace svcdesk::store
