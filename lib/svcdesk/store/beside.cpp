#include "svcdesk/store/detail/beside.hpp"

#include <array>
#include <limits>

#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/held.hpp"

namespace svcdesk::store {
namespace {

constexpr int rows_at_once = 5000;

constexpr const char* case_rows =
    "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'case' "
    "AND subject_id = 'C-' || number), * FROM cases WHERE number > ? ORDER BY number";
constexpr const char* text_rows =
    "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'case' "
    "AND subject_id = 'C-' || number), * FROM case_text WHERE number > ? ORDER BY number";
constexpr const char* notice_rows =
    "SELECT number, EXISTS (SELECT 1 FROM event WHERE subject_kind = 'notice' "
    "AND subject_id = 'N-' || number), * FROM notice WHERE number > ? ORDER BY number";
// The notices themselves have been held against their events.
constexpr const char* about_rows =
    "SELECT a.about, EXISTS (SELECT 1 FROM notice n, "
    "json_each(iif(json_valid(n.about), n.about, '[]')) one "
    "WHERE n.number = a.number AND one.value = a.about), a.* "
    "FROM notice_about a WHERE a.about > ? ORDER BY a.about, a.number";
// The event that fired the step has the line, and the one that closed it has its key.
constexpr const char* line_rows =
    "SELECT line.rowid, EXISTS (SELECT 1 FROM event e, "
    "json_each(iif(json_valid(e.payload), e.payload, '{}'), '$.lines') one "
    "WHERE e.seq = line.event AND e.type = 'step.fired' "
    "AND json_extract(one.value, '$.key') = line.key) AND (line.notice IS NULL "
    "OR EXISTS (SELECT 1 FROM event e, "
    "json_each(iif(json_valid(e.payload), e.payload, '{}'), '$.keys') one "
    "WHERE e.subject_kind = iif(line.notice > 0, 'notice', 'contract') "
    "AND e.subject_id = iif(line.notice > 0, 'N-' || line.notice, line.contract) "
    "AND e.type = iif(line.notice > 0, 'notice.queued', 'notice.dropped') "
    "AND one.value = line.key)), line.* "
    "FROM notice_line line WHERE line.rowid > ? ORDER BY line.rowid";

constexpr const char* move_rows =
    "SELECT m.seq, EXISTS (SELECT 1 FROM event e WHERE e.seq = m.seq AND e.type = 'stock.moved'), "
    "m.* FROM stock_move m WHERE m.seq > ? ORDER BY m.seq";

struct Counted {
  std::string_view name;
  const char* count;
  std::int64_t Rows::*told;
  const char* rows;
};

constexpr std::array<Counted, 7> tables{
    {{"cases", "SELECT count(*) FROM cases", &Rows::cases, case_rows},
     {"case_text", "SELECT count(*) FROM case_text", &Rows::texts, text_rows},
     {"stock_move", "SELECT count(*) FROM stock_move", &Rows::moves, move_rows},
     {"notice", "SELECT count(*) FROM notice", &Rows::notices, notice_rows},
     {"notice_about", "SELECT count(*) FROM notice_about", &Rows::abouts, about_rows},
     {"notice_line", "SELECT count(*) FROM notice_line", &Rows::lines, line_rows},
     {"notice_line",
      "SELECT (SELECT count(*) FROM notice_line) - "
      "(SELECT count(*) FROM notice_line WHERE notice IS NULL)",
      &Rows::closed, line_rows}}};

Json value_of(const Query& row, int column) {
  return row.is_integer(column) ? Json(row.integer(column)) : Json(row.text(column));
}

bool is_before(const Json& a, const Json& b) {
  return a.is_integer() && b.is_integer() ? a.integer() < b.integer()
         : a.is_string() && b.is_string() ? a.string() < b.string()
                                          : true;
}

std::int64_t counted(Store::Impl& impl, const char* count) {
  return impl.ask([&] {
    Query row = impl.query(count);
    return row.next() ? row.integer(0) : 0;
  });
}

}  // namespace

void Beside::look(Found& found) const {
  Json key = table_ == "notice_about" ? Json("") : Json(std::numeric_limits<std::int64_t>::min());
  for (bool more = true; more;) {
    impl_.ask([&] { store_.read([&] { more = page(key, found); }); });
  }
}

// False at the end of the table. A page ends where the key changes.
bool Beside::page(Json& key, Found& found) const {
  Query rows = impl_.query(rows_);
  key.is_integer() ? rows.with(key.integer()) : rows.with(std::string(key.string()));
  for (int count = 0; rows.next(); ++count) {
    Json here = value_of(rows, 0);
    if (is_before(here, key)) keys_come_back();
    if (count >= rows_at_once && here != key) return true;
    key = std::move(here);
    if (!rows.flag(1)) found.wrong(table_, told_as_stored(rows, 2));
  }
  return false;
}

std::vector<Beside> tables_beside(Store::Impl& impl, const Store& store, const Rows& told) {
  std::vector<Beside> out;
  for (const Counted& table : tables) {
    const bool looked = !out.empty() && out.back().is(table.rows);
    if (counted(impl, table.count) != told.*table.told && !looked) {
      out.emplace_back(impl, store, table.name, table.rows);
    }
  }
  for (const DerivedTable& table : all_derived()) {
    if (counted(impl, table.count) != told.derived.at(static_cast<std::size_t>(table.table))) {
      out.emplace_back(impl, store, table.name, table.rows);
    }
  }
  return out;
}

}  // namespace svcdesk::store
