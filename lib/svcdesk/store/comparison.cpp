#include "svcdesk/store/comparison.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "svcdesk/store/detail/beside.hpp"
#include "svcdesk/store/detail/columns.hpp"
#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/held.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/detail/promise_scan.hpp"
#include "svcdesk/store/detail/search.hpp"

namespace svcdesk::store {

struct Comparison::Impl {
  explicit Impl(const Store& of) : store(of), impl(*of.impl_), promises(impl, found) {}

  // The one row that the query finds, against what it should be; a last column that is not given
  // may hold anything. Whether there is one.
  template <class Row>
  bool one(std::string_view table, Query& query, const Row& given) {
    const bool there = query.next();
    if (there && holds_all(query, 0, given)) return true;
    Json should_be = told_all(query, 0, given);
    if (there) {
      const Json stored = told_as_stored(query, 0);
      found.wrong(table, stored);
      const auto& last = stored.members().back();
      if (!should_be.contains(last.first)) should_be.set(last.first, last.second);
    }
    found.missing(table, should_be);
    return there;
  }

  // Of two events that give a line with one key the first is the one that counts.
  bool given_before(const NoticeLine& line) {
    Query row = impl.query("SELECT event FROM notice_line WHERE key = ? AND event < ?");
    if (!row.with(line.key, line.event).next()) return false;
    Query other = impl.query(
        "SELECT 1 FROM event e, json_each(iif(json_valid(e.payload), e.payload, '{}'), '$.lines') "
        "one WHERE e.seq = ? AND e.type = 'step.fired' AND json_extract(one.value, '$.key') = ?");
    return other.with(row.integer(0), line.key).next();
  }

  // The rows that are there against those of that table among the given.
  void derived(const DerivedTable& table, std::int64_t number,
               const std::vector<DerivedRow>& given) {
    std::vector<std::vector<Cell>> missing;
    for (const DerivedRow& row : given) {
      if (row.table == table.table) missing.push_back(row.cells);
    }
    Query stored = impl.query(table.select);
    stored.with(number);
    std::vector<std::string> names;
    names.reserve(static_cast<std::size_t>(stored.columns()));
    for (int i = 0; i < stored.columns(); ++i) names.push_back(stored.name(i));
    std::int64_t& count = rows.derived.at(static_cast<std::size_t>(table.table));
    while (stored.next()) {
      ++count;
      const auto same = std::find(missing.begin(), missing.end(), cells_of(stored));
      if (same != missing.end()) {
        missing.erase(same);
      } else {
        found.wrong(table.name, told_as_stored(stored, 0));
      }
    }
    for (const std::vector<Cell>& cells : missing) found.missing(table.name, told(names, cells));
  }

  static Json told(const std::vector<std::string>& names, const std::vector<Cell>& cells) {
    Json out = Json::object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto json = [](const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
          return Json();
        } else {
          return Json(value);
        }
      };
      out.set(names.at(i), std::visit(json, cells[i]));
    }
    return out;
  }

  void check_drawn();
  void check_stock();

  const Store& store;
  Store::Impl& impl;
  Found found;
  PromiseScan promises;
  Rows rows;  // that were told and are there
  std::map<std::string, std::int64_t, std::less<>> drawn;
};

Comparison::Comparison(const Store& store) : impl_(std::make_unique<Impl>(store)) {}
Comparison::~Comparison() = default;

const Differences& Comparison::wrong() const { return impl_->found.all_wrong; }
const Differences& Comparison::missing() const { return impl_->found.all_missing; }

void Comparison::page(const std::function<void()>& work) {
  impl_->impl.ask([&] {
    impl_->store.read([&] {
      const PromiseScan::Page held(impl_->promises);
      work();
    });
  });
}

void Comparison::expect(const CaseRow& row, std::string_view search_text) {
  Query one = impl_->impl.query("SELECT * FROM cases WHERE number = ?");
  impl_->rows.cases += impl_->one("cases", one.with(row.number), columns(row)) ? 1 : 0;
  const std::string text = searchable(search_text);
  Query words = impl_->impl.query("SELECT * FROM case_text WHERE number = ?");
  impl_->rows.texts +=
      impl_->one("case_text", words.with(row.number), std::tie(row.number, text)) ? 1 : 0;
}

void Comparison::expect(std::string_view kind, std::int64_t number,
                        const std::vector<DerivedRow>& rows) {
  for (const DerivedTable& table : all_derived()) {
    if (table.kind == kind) impl_->derived(table, number, rows);
  }
}

void Comparison::expect(const journal::Subject& subject, std::vector<PromiseRow> rows) {
  impl_->promises.expect(subject, std::move(rows));
}

void Comparison::expect(const NoticeLine& line) {
  if (impl_->given_before(line)) return;
  Query query = impl_->impl.query("SELECT * FROM notice_line WHERE key = ?");
  impl_->rows.lines += impl_->one("notice_line", query.with(line.key), columns(line)) ? 1 : 0;
}

void Comparison::expect_closed(std::string_view key, std::int64_t notice) {
  Query line = impl_->impl.query("SELECT * FROM notice_line WHERE key = ?");
  if (!line.with(key).next()) return;  // missed already
  const int last = line.columns() - 1;
  impl_->rows.closed += line.null(last) ? 0 : 1;
  if (holds(line, last, notice)) return;
  const Json stored = told_as_stored(line, 0);
  impl_->found.wrong("notice_line", stored);
  impl_->found.missing("notice_line", Json(stored).set("notice", notice));
}

void Comparison::expect(const NoticeRow& row) {
  Query notice = impl_->impl.query("SELECT * FROM notice WHERE number = ?");
  impl_->rows.notices += impl_->one("notice", notice.with(row.number), columns(row)) ? 1 : 0;
  for (const std::string& name : std::set(row.about.begin(), row.about.end())) {
    Query about = impl_->impl.query("SELECT * FROM notice_about WHERE about = ? AND number = ?");
    about.with(name, row.number);
    impl_->rows.abouts += impl_->one("notice_about", about, std::tie(name, row.number)) ? 1 : 0;
  }
}

void Comparison::expect(const StockMoveRow& row) {
  Query move = impl_->impl.query("SELECT * FROM stock_move WHERE seq = ?");
  impl_->rows.moves += impl_->one("stock_move", move.with(row.seq), columns(row)) ? 1 : 0;
}

// What the moves sum up to against what stands there, both at one moment. What is on order lies
// there without serial numbers, whichever pieces come in for it.
void Comparison::Impl::check_stock() {
  Query sums = impl.query(
      "WITH posted (contract, kind, place, condition, serial, quantity) AS ("
      "SELECT contract, kind, place, condition, serial, sum(quantity) FROM ("
      "SELECT contract, kind, to_place AS place, to_condition AS condition, serial, quantity "
      "FROM stock_move WHERE to_place <> '' UNION ALL "
      "SELECT contract, kind, from_place, from_condition, "
      "CASE from_condition WHEN 'on-order' THEN '' ELSE serial END, -quantity "
      "FROM stock_move WHERE from_place <> '') GROUP BY contract, kind, place, condition, serial "
      "HAVING sum(quantity) <> 0) "
      "SELECT 1 AS there, * FROM (SELECT * FROM stock EXCEPT SELECT * FROM posted) UNION ALL "
      "SELECT 0, * FROM (SELECT * FROM posted EXCEPT SELECT * FROM stock)");
  while (sums.next()) {
    const Json row = told_as_stored(sums, 1);
    sums.flag(0) ? found.wrong("stock", row) : found.missing("stock", row);
  }
}

void Comparison::expect_drawn(std::string_view kind, std::int64_t number) {
  std::int64_t& last = impl_->drawn[std::string(kind)];
  last = std::max(last, number);
}

// Numbers may have been drawn since: then the last one has an event.
void Comparison::Impl::check_drawn() {
  Query counters = impl.query("SELECT * FROM counter");
  while (counters.next()) {
    const std::string kind = counters.text(0);
    const auto known = drawn.extract(kind);
    const std::int64_t given = known.empty() ? 0 : known.mapped();
    if (counters.integer(1) == given) continue;
    Query event = impl.query(
        "SELECT 1 FROM event WHERE subject_kind IN ('asset', 'case', 'change', 'loan', 'notice', "
        "'order', 'part', 'release', 'repair') "
        "AND subject_id = ?");
    event.with(kind + "-" + std::to_string(counters.integer(1)));
    if (counters.integer(1) > given && event.next()) continue;
    found.wrong("counter", told_as_stored(counters, 0));
    if (given > 0) found.missing("counter", told_all(counters, 0, std::tie(kind, given)));
  }
  for (const auto& [kind, last] : drawn) {
    found.missing("counter", Json::object({{"kind", kind}, {"last", last}}));
  }
}

void Comparison::finish() {
  page([&] {
    impl_->promises.finish();
    impl_->check_drawn();
    impl_->check_stock();
  });
  for (const Beside& beside : tables_beside(impl_->impl, impl_->store, impl_->rows)) {
    beside.look(impl_->found);
  }
}

}  // namespace svcdesk::store
