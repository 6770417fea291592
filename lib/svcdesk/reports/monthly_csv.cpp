#include "svcdesk/reports/csv.hpp"
#include "svcdesk/reports/detail/monthly.hpp"
#include "svcdesk/reports/detail/monthly_parts.hpp"

namespace svcdesk::reports::detail {
namespace {

using Cells = std::vector<CsvCell>;

// One record: what it is about, then either the figures of promises or those of cases.
class Sheet {
 public:
  explicit Sheet(const MonthlyInput& input)
      : input_(input), wide_(input.parts.has_value() || input.changes.has_value()) {
    Cells header{"contract",
                 "month",
                 "figure",
                 "obligation",
                 "level",
                 "kind",
                 "service",
                 "kept",
                 "broken",
                 "open",
                 "waived",
                 "kept_permille",
                 "gross_median_seconds",
                 "net_median_seconds",
                 "paused_median_seconds",
                 "paused_total_seconds",
                 "opened",
                 "resolved",
                 "closed",
                 "open_at_end",
                 "journal_seq",
                 "journal_hash"};
    // Who has no parts and no changes has the columns that there were always.
    if (wide_) header.insert(header.end(), {"item", "value"});
    out_ = csv_record(header);
  }

  void promise(std::string figure, const std::string& obligation, CsvCell level,
               const MonthlyCell& cell) {
    const auto median = [&](Seconds value) {
      return cell.timed > 0 ? CsvCell(value.count()) : CsvCell();
    };
    const std::int64_t share = cell.kept_permille();
    Cells cells{std::move(figure),
                obligation.empty() ? CsvCell() : CsvCell(obligation),
                std::move(level),
                {},
                {},
                cell.kept,
                cell.broken,
                cell.open,
                cell.waived,
                share < 0 ? CsvCell() : CsvCell(share),
                median(cell.gross_median),
                median(cell.net_median),
                median(cell.paused_median),
                cell.paused_total.count(),
                {},
                {},
                {},
                {}};
    add(std::move(cells));
  }

  // `by`: level, kind, service; the column that holds the code.
  void cases(std::string figure, Cells by, const MonthlyCount& count) {
    Cells cells{std::move(figure), {}, by[0], by[1], by[2]};
    cells.resize(cells.size() + 9);
    cells.insert(cells.end(), {count.opened, count.resolved, count.closed, count.open_at_end});
    add(std::move(cells));
  }

  // Any other figure: `item` is the kind of part it is of, or nothing.
  void figure(std::string name, CsvCell item, CsvCell value) {
    item_ = std::move(item);
    value_ = std::move(value);
    Cells cells{std::move(name)};
    cells.resize(18);
    add(std::move(cells));
    item_ = value_ = {};
  }

  const std::string& text() const { return out_; }

 private:
  void add(Cells cells) {
    cells.insert(cells.begin(), {input_.contract_id, input_.month});
    cells.insert(cells.end(), {input_.journal_seq, input_.journal_hash});
    if (wide_) cells.insert(cells.end(), {item_, value_});
    out_ += csv_record(cells);
  }

  const MonthlyInput& input_;
  const bool wide_;
  CsvCell item_, value_;
  std::string out_;
};

CsvCell hit_cell(const parts::HitRate& rate) {
  return rate.asked == 0 ? CsvCell() : CsvCell(rate.permille());
}

void add_kind(Sheet& sheet, const KindFigures& one) {
  const auto add = [&](const char* name, std::int64_t value) {
    sheet.figure(name, one.kind, value);
  };
  if (one.need) {
    add("parts_installed", one.need->installed);
    add("parts_needed", one.need->needed);
    add("parts_free", one.need->free);
    add("parts_on_order", one.need->on_order);
    add("parts_gap", one.need->gap());
  }
  add("parts_fitted", one.fitted);
  add("parts_fitted_12_months", one.fitted_year);
  add("parts_asked_12_months", one.asked_year.asked);
  add("parts_found_12_months", one.asked_year.found);
  sheet.figure("parts_hit_permille_12_months", one.kind, hit_cell(one.asked_year));
  if (one.lead_time) add("parts_lead_median_seconds", one.lead_time->median.count());
  if (one.dead) add("parts_unmoved", one.dead->free);
  if (one.proposal) add("parts_add", one.proposal->add);
}

void add_parts(Sheet& sheet, const MonthlyParts& parts) {
  const parts::HitRate month = parts::total(parts.asked), year = parts::total(parts.asked_year);
  sheet.figure("parts_coverage_permille", {}, parts.coverage.permille());
  sheet.figure("parts_kinds_needed", {}, std::ssize(parts.coverage.needs));
  sheet.figure("parts_kinds_covered", {}, parts.coverage.covered());
  sheet.figure("parts_fitted", {}, consumed(parts, {}, parts.months.back()));
  sheet.figure("parts_fitted_12_months", {}, consumed(parts, {}, {}));
  sheet.figure("parts_hit_permille", {}, hit_cell(month));
  sheet.figure("parts_hit_permille_12_months", {}, hit_cell(year));
  sheet.figure("parts_orders_open", {}, parts.orders_in_all);
  sheet.figure("parts_loans_out", {}, parts.loans_in_all);
  for (const KindFigures& one : by_kind(parts)) add_kind(sheet, one);
}

void add_changes(Sheet& sheet, const MonthlyChanges& changes) {
  sheet.figure("changes_requested", {}, changes.requested);
  sheet.figure("changes_approved", {}, changes.approved);
  sheet.figure("changes_refused", {}, changes.refused);
  sheet.figure("changes_started", {}, changes.started);
  sheet.figure("changes_finished", {}, changes.finished);
  sheet.figure("changes_failed", {}, changes.failed);
  sheet.figure("changes_rolled_back", {}, changes.rolled_back);
  sheet.figure("changes_withdrawn", {}, changes.withdrawn);
  sheet.figure("changes_open_at_end", {}, changes.open_in_all);
}

}  // namespace

std::string monthly_csv(const Monthly& report) {
  Sheet sheet(report.input);
  sheet.promise("overall", {}, {}, report.overall);
  if (has_paid_work(report)) sheet.promise("paid_work", {}, {}, report.paid_work);
  for (std::size_t i = 0; i < report.totals.size(); ++i) {
    const std::string& code = report.input.obligations[i].first;
    sheet.promise("obligation", code, {}, report.totals[i]);
    for (const MonthlyRow& row : report.rows) {
      if (row.obligation == code) sheet.promise("obligation_level", code, row.level, row.cell);
    }
  }
  sheet.cases("cases", {{}, {}, {}},
              {{}, report.opened, report.resolved, report.closed, report.open_at_end});
  for (const MonthlyCount& count : report.by_level) {
    sheet.cases("cases_level", {count.code, {}, {}}, count);
  }
  for (const MonthlyCount& count : report.by_kind)
    sheet.cases("cases_kind", {{}, count.code, {}}, count);
  for (const MonthlyCount& count : report.by_service) {
    sheet.cases("cases_service", {{}, {}, count.code}, count);
  }
  if (report.input.parts) add_parts(sheet, *report.input.parts);
  if (report.input.changes) add_changes(sheet, *report.input.changes);
  return sheet.text();
}

}  // namespace svcdesk::reports::detail
