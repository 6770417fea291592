// Cases: one row each, and the words they are found by (CASE-12).
#include "svcdesk/store/detail/case_row.hpp"
#include "svcdesk/store/detail/changes.hpp"
#include "svcdesk/store/detail/columns.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/detail/search.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view insert_case =
    "INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view upsert_text =
    "INSERT INTO case_text (number, text) VALUES (?, ?) "
    "ON CONFLICT DO UPDATE SET text = excluded.text";
// An index without content forgets a text only when it is told that text again.
constexpr std::string_view forget_terms =
    "INSERT INTO case_search (case_search, rowid, terms) VALUES ('delete', ?, ?)";
constexpr std::string_view add_terms = "INSERT INTO case_search (rowid, terms) VALUES (?, ?)";

}  // namespace

CaseRow case_of(const Query& row) {
  CaseRow out;
  out.number = row.integer(0);
  out.contract = row.line(1);
  out.contract_version = row.integer(2);
  out.status = row.line(3);
  out.path = row.line(4);
  out.kind = row.line(5);
  out.level = row.line(6);
  out.title = row.line(7);
  out.reporter = row.line(8);
  out.owner = row.line(9);
  out.site = row.line(10);
  out.asset = row.line(11);
  out.product = row.line(12);
  out.external_id = row.line(13);
  out.cause = row.line(14);
  out.solution = row.line(15);
  out.opened = row.instant(16);
  out.resolved = row.maybe_instant(17);
  out.closed = row.maybe_instant(18);
  out.paused_since = row.maybe_instant(19);
  out.pause_reason = row.line(20);
  out.paid_work = row.flag(21);
  out.last_event = row.instant(22);
  out.revision = row.integer(23);
  return out;
}

namespace {

void check(const std::string& line) { (void)checked(line); }
template <class Other>
void check(const Other&) {}

void put_words(Store::Impl& impl, std::int64_t number, const std::string& text) {
  std::optional<std::string> before;
  {
    Query row = impl.query("SELECT text FROM case_text WHERE number = ?");
    if (row.with(number).next()) before = row.text(0);
  }
  if (before == text) return;
  if (before) impl.query(forget_terms).with(number, index_terms(*before)).run();
  impl.query(upsert_text).with(number, text).run();
  impl.query(add_terms).with(number, index_terms(text)).run();
}

}  // namespace

void Store::put_case(const CaseRow& row, const std::optional<std::string>& text) {
  std::apply([](const auto&... each) { (check(each), ...); }, columns(row));
  impl_->change([&] {
    if (const std::optional<CaseRow> before = case_row(row.number)) {
      Changes(case_columns, columns(*before), columns(row))
          .write(*impl_, "UPDATE cases SET ", " WHERE number = ?", row.number);
    } else {
      impl_->query(insert_case).with(columns(row)).run();
    }
    if (text) put_words(*impl_, row.number, searchable(*text));
  });
}

std::optional<CaseRow> Store::case_row(std::int64_t number) const {
  return impl_->ask([&]() -> std::optional<CaseRow> {
    static const std::string sql = select_cases("FROM cases c WHERE c.number = ?");
    Query row = impl_->query(sql);
    return row.with(number).next() ? std::optional(case_of(row)) : std::nullopt;
  });
}

bool Store::has_case(std::int64_t number) const {
  return impl_->ask(
      [&] { return impl_->query("SELECT 1 FROM cases WHERE number = ?").with(number).next(); });
}

std::optional<std::int64_t> Store::case_by_external_id(std::string_view contract,
                                                       std::string_view external_id) const {
  if (external_id.empty()) return std::nullopt;
  return impl_->ask([&]() -> std::optional<std::int64_t> {
    Query row = impl_->query(
        "SELECT number FROM cases WHERE contract = ? AND external_id = ? AND external_id <> ''");
    return row.with(contract, external_id).next() ? std::optional(row.integer(0)) : std::nullopt;
  });
}

}  // namespace svcdesk::store
