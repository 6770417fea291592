#include "svcdesk/reports/monthly.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>

#include "svcdesk/time/zone.hpp"

namespace svcdesk::reports {
namespace {

using Verdict = obligations::Occurrence::Verdict;
using Items = std::vector<const MonthlyItem*>;

// Codes in the contract's order; those that only the data knows come after them, sorted.
void complete(NamedCodes& codes, std::vector<std::string> seen) {
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (const std::string& code : seen) {
    const bool known = std::ranges::any_of(codes, [&](const auto& c) { return c.first == code; });
    if (!known) codes.emplace_back(code, Name{});
  }
}

template <class Rows, class Field>
std::vector<std::string> values(const Rows& rows, Field field) {
  std::vector<std::string> out;
  std::transform(rows.begin(), rows.end(), std::back_inserter(out), field);
  return out;
}

Seconds median(std::vector<Seconds> values) {
  if (values.empty()) return Seconds{0};
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  if (values.size() % 2 == 1) return values[half];
  return values[half - 1] + (values[half] - values[half - 1]) / 2;
}

void count(MonthlyCell& cell, Verdict verdict) {
  switch (verdict) {
    case Verdict::open:
      ++cell.open;
      break;
    case Verdict::kept:
      ++cell.kept;
      break;
    case Verdict::broken:
      ++cell.broken;
      break;
    case Verdict::waived:
      ++cell.waived;
      break;
  }
}

MonthlyCell cell_of(const Items& items) {
  MonthlyCell cell;
  std::vector<Seconds> gross, net, paused;
  for (const MonthlyItem* item : items) {
    count(cell, item->verdict);
    cell.paused_total += item->paused;
    const bool judged = item->verdict == Verdict::kept || item->verdict == Verdict::broken;
    if (!judged || !item->settled) continue;
    gross.push_back(item->gross);
    net.push_back(item->net);
    paused.push_back(item->paused);
  }
  cell.timed = static_cast<std::int64_t>(gross.size());
  cell.gross_median = median(std::move(gross));
  cell.net_median = median(std::move(net));
  cell.paused_median = median(std::move(paused));
  return cell;
}

void fill_cells(Monthly& report) {
  const MonthlyInput& input = report.input;
  NamedCodes levels = input.levels;
  complete(levels, values(input.items, [](const MonthlyItem& i) { return i.level; }));
  std::map<std::string, std::map<std::string, Items>> grouped;
  for (const MonthlyItem& item : input.items) grouped[item.obligation][item.level].push_back(&item);
  Items ours;
  for (const auto& obligation : input.obligations) {
    auto& by_level = grouped[obligation.first];
    Items all;
    for (const auto& level : levels) {
      const Items& items = by_level[level.first];
      if (items.empty()) continue;
      report.rows.push_back({obligation.first, level.first, cell_of(items)});
      all.insert(all.end(), items.begin(), items.end());
    }
    report.totals.push_back(cell_of(all));
    const auto& others = input.owed_by_others;
    if (std::find(others.begin(), others.end(), obligation.first) != others.end()) continue;
    ours.insert(ours.end(), all.begin(), all.end());
  }
  report.overall = cell_of(ours);
}

std::vector<MonthlyItem> chosen(const Monthly& report, auto&& wanted) {
  std::vector<MonthlyItem> out;
  std::ranges::copy_if(report.input.items, std::back_inserter(out), wanted);
  std::ranges::stable_sort(out, [](const MonthlyItem& a, const MonthlyItem& b) {
    const auto when = [](const MonthlyItem& i) { return i.due.value_or(i.started); };
    return std::make_tuple(when(a), a.started, std::cref(a.subject), std::cref(a.obligation),
                           std::cref(a.occurrence)) <
           std::make_tuple(when(b), b.started, std::cref(b.subject), std::cref(b.obligation),
                           std::cref(b.occurrence));
  });
  return out;
}

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

template <class Field>
std::vector<MonthlyCount> counts(const Monthly& report, NamedCodes codes, Field field) {
  complete(codes, values(report.input.cases, field));
  std::map<std::string, MonthlyCount> sums;
  for (const MonthlyCase& one : report.input.cases) {
    const MonthlyCount add = share_of(one, {report.input.from, report.input.to});
    MonthlyCount& sum = sums[field(one)];
    sum.opened += add.opened;
    sum.resolved += add.resolved;
    sum.closed += add.closed;
    sum.open_at_end += add.open_at_end;
  }
  std::vector<MonthlyCount> out;
  for (const auto& code : codes) {
    const auto found = sums.find(code.first);
    if (found == sums.end()) continue;
    out.push_back(found->second);
    out.back().code = code.first;
  }
  return out;
}

void fill_cases(Monthly& report) {
  const Window window{report.input.from, report.input.to};
  for (const MonthlyCase& one : report.input.cases) {
    const MonthlyCount add = share_of(one, window);
    report.opened += add.opened;
    report.resolved += add.resolved;
    report.closed += add.closed;
    report.open_at_end += add.open_at_end;
    const bool ended = one.status == "merged" || one.status == "withdrawn";
    if (window.reached(one.resolved) && !window.reached(one.closed) && !ended)
      ++report.unclosed_at_end;
  }
  const MonthlyInput& in = report.input;
  report.by_level = counts(report, in.levels, [](const MonthlyCase& c) { return c.level; });
  report.by_kind = counts(report, in.kinds, [](const MonthlyCase& c) { return c.kind; });
  report.by_service = counts(report, in.services, [](const MonthlyCase& c) { return c.service; });
}

void fill_days(Monthly& report) {
  const MonthlyInput& in = report.input;
  if (in.from >= in.to) return;
  const time::Zone zone = time::Zone::load(in.zone);
  const Date last = zone.date(in.to - Seconds{1});
  for (Date date = zone.date(in.from); date <= last; date += std::chrono::days{1}) {
    report.days.push_back({date, 0});
  }
  for (const MonthlyCase& one : in.cases) {
    if (one.opened < in.from || one.opened >= in.to) continue;
    const auto at = (zone.date(one.opened) - report.days.front().date).count();
    ++report.days[static_cast<std::size_t>(at)].opened;
  }
}

}  // namespace

std::int64_t MonthlyCell::kept_permille() const {
  return kept + broken == 0 ? -1 : kept * 1000 / (kept + broken);
}

Monthly monthly(MonthlyInput input) {
  Monthly report;
  complete(input.obligations,
           values(input.items, [](const MonthlyItem& i) { return i.obligation; }));
  report.input = std::move(input);
  const Instant to = report.input.to;
  fill_cells(report);
  report.breaches = chosen(report, [](const auto& i) { return i.verdict == Verdict::broken; });
  report.reclassified = chosen(report, [](const auto& i) { return i.reclassified; });
  report.overtaken = chosen(report, [](const auto& i) { return i.overtaken; });
  report.open = chosen(report, [&](const MonthlyItem& i) {
    return i.verdict != Verdict::waived && (!i.settled || *i.settled >= to);
  });
  fill_cases(report);
  fill_days(report);
  return report;
}

}  // namespace svcdesk::reports
