#include "svcdesk/reports/csv.hpp"
#include "svcdesk/reports/detail/monthly.hpp"

namespace svcdesk::reports::detail {
namespace {

using Cells = std::vector<CsvCell>;

// One record: what it is about, then either the figures of promises or those of cases.
class Sheet {
 public:
  explicit Sheet(const MonthlyInput& input) : input_(input) {
    out_ = csv_record({"contract",
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
                       "journal_hash"});
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

  const std::string& text() const { return out_; }

 private:
  void add(Cells cells) {
    cells.insert(cells.begin(), {input_.contract_id, input_.month});
    cells.insert(cells.end(), {input_.journal_seq, input_.journal_hash});
    out_ += csv_record(cells);
  }

  const MonthlyInput& input_;
  std::string out_;
};

}  // namespace

std::string monthly_csv(const Monthly& report) {
  Sheet sheet(report.input);
  sheet.promise("overall", {}, {}, report.overall);
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
  return sheet.text();
}

}  // namespace svcdesk::reports::detail
