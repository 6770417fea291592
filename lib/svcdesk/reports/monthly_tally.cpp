#include "svcdesk/reports/monthly_tally.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "svcdesk/reports/detail/monthly_counts.hpp"
#include "svcdesk/reports/detail/monthly_list.hpp"
#include "svcdesk/reports/detail/monthly_times.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::reports {
namespace {

using detail::Counts;
using detail::MonthlyList;
using detail::Times;

struct Window {
  Instant from, to;
  bool holds(const std::optional<Instant>& at) const { return at && *at >= from && *at < to; }
  bool reached(const std::optional<Instant>& at) const { return at && *at < to; }
};

// What one case adds to the counts of the month.
MonthlyCount share_of(const MonthlyCase& one, const Window& window) {
  const bool ended =
      window.reached(one.closed) || one.status == "merged" || one.status == "withdrawn";
  MonthlyCount out;
  out.opened = window.holds(one.opened) ? 1 : 0;
  out.resolved = window.holds(one.resolved) ? 1 : 0;
  out.closed = window.holds(one.closed) ? 1 : 0;
  out.open_at_end = one.opened < window.to && !ended && !window.reached(one.resolved) ? 1 : 0;
  return out;
}

}  // namespace

struct MonthlyTally::Sums {
  explicit Sums(MonthlyInput header) {
    report.input = std::move(header);
    const MonthlyInput& in = report.input;
    if (in.from >= in.to) return;
    zone = time::Zone::load(in.zone);
    const Date last = zone->date(in.to - Seconds{1});
    for (Date date = zone->date(in.from); date <= last; date += std::chrono::days{1}) {
      report.days.push_back({date, 0});
    }
  }

  void fill_cells();
  void fill_lists();

  Monthly report;
  std::optional<time::Zone> zone;                             // where the month has days
  std::map<std::string, std::map<std::string, Times>> times;  // by obligation and level
  std::set<std::string> levels, obligations;
  Times paid_work;
  MonthlyList breaches, reclassified, overtaken, open;
  Counts by_level, by_kind, by_service;
};

MonthlyTally::MonthlyTally(MonthlyInput header)
    : sums_(std::make_unique<Sums>(std::move(header))) {}
MonthlyTally::~MonthlyTally() = default;

void MonthlyTally::add(const MonthlyItem& item) {
  if (item.paid_work) {
    sums_->paid_work.add(item);
    return;
  }
  sums_->times[item.obligation][item.level].add(item);
  sums_->levels.insert(item.level);
  sums_->obligations.insert(item.obligation);
  if (item.verdict == Verdict::broken) sums_->breaches.add(item);
  if (item.reclassified) sums_->reclassified.add(item);
  if (item.overtaken) sums_->overtaken.add(item);
  const bool settled = item.settled && *item.settled < sums_->report.input.to;
  if (item.verdict != Verdict::waived && !settled) sums_->open.add(item);
}

void MonthlyTally::add(const MonthlyCase& one) {
  Monthly& report = sums_->report;
  const Window window{report.input.from, report.input.to};
  const MonthlyCount share = share_of(one, window);
  if (one.paid_work) ++report.paid_cases;
  report.opened += share.opened;
  report.resolved += share.resolved;
  report.closed += share.closed;
  report.open_at_end += share.open_at_end;
  const bool ended = one.status == "merged" || one.status == "withdrawn";
  if (window.reached(one.resolved) && !window.reached(one.closed) && !ended) {
    ++report.unclosed_at_end;
  }
  sums_->by_level.add(one.level, share);
  sums_->by_kind.add(one.kind, share);
  sums_->by_service.add(one.service, share);
  if (!window.holds(one.opened)) return;
  const auto day = (sums_->zone->date(one.opened) - report.days.front().date).count();
  ++report.days[static_cast<std::size_t>(day)].opened;
}

void MonthlyTally::owed_by_others(const std::string& obligation) {
  auto& names = sums_->report.input.owed_by_others;
  if (std::find(names.begin(), names.end(), obligation) == names.end()) names.push_back(obligation);
}

void MonthlyTally::Sums::fill_cells() {
  detail::complete(report.input.obligations, obligations);
  NamedCodes all_levels = report.input.levels;
  detail::complete(all_levels, levels);
  std::vector<const Times*> ours;
  for (const auto& [obligation, title] : report.input.obligations) {
    const auto& by_code = times[obligation];
    std::vector<const Times*> all;
    for (const auto& [level, name] : all_levels) {
      const auto found = by_code.find(level);
      if (found == by_code.end()) continue;
      report.rows.push_back({obligation, level, detail::cell_of({&found->second})});
      all.push_back(&found->second);
    }
    report.totals.push_back(detail::cell_of(all));
    const auto& others = report.input.owed_by_others;
    if (std::find(others.begin(), others.end(), obligation) != others.end()) continue;
    ours.insert(ours.end(), all.begin(), all.end());
  }
  report.overall = detail::cell_of(ours);
  report.paid_work = detail::cell_of({&paid_work});
}

void MonthlyTally::Sums::fill_lists() {
  report.in_all = {breaches.count(), reclassified.count(), overtaken.count(), open.count()};
  report.breaches = breaches.take();
  report.reclassified = reclassified.take();
  report.overtaken = overtaken.take();
  report.open = open.take();
}

Monthly MonthlyTally::finish() {
  sums_->fill_cells();
  sums_->fill_lists();
  Monthly& report = sums_->report;
  report.by_level = sums_->by_level.in_order(report.input.levels);
  report.by_kind = sums_->by_kind.in_order(report.input.kinds);
  report.by_service = sums_->by_service.in_order(report.input.services);
  return std::move(report);
}

std::int64_t MonthlyCell::kept_permille() const {
  return kept + broken == 0 ? -1 : kept * 1000 / (kept + broken);
}

Monthly monthly(MonthlyInput input) {
  const std::vector<MonthlyItem> items = std::exchange(input.items, {});
  const std::vector<MonthlyCase> cases = std::exchange(input.cases, {});
  MonthlyTally tally(std::move(input));
  for (const MonthlyItem& item : items) tally.add(item);
  for (const MonthlyCase& one : cases) tally.add(one);
  return tally.finish();
}

}  // namespace svcdesk::reports
