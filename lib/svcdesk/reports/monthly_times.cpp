#include "svcdesk/reports/detail/monthly_times.hpp"

#include <algorithm>

namespace svcdesk::reports::detail {
namespace {

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

Seconds median(const std::vector<const Times*>& parts, std::vector<Seconds> Times::*which) {
  std::vector<Seconds> all;
  for (const Times* part : parts) {
    all.insert(all.end(), (part->*which).begin(), (part->*which).end());
  }
  if (all.empty()) return Seconds{0};
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  if (all.size() % 2 == 1) return *middle;
  const Seconds lower = *std::max_element(all.begin(), middle);
  return lower + (*middle - lower) / 2;
}

}  // namespace

void Times::add(const MonthlyItem& item) {
  count(counted, item.verdict);
  counted.paused_total += item.paused;
  const bool judged = item.verdict == Verdict::kept || item.verdict == Verdict::broken;
  if (!judged || !item.settled) return;
  ++counted.timed;
  gross.push_back(item.gross);
  net.push_back(item.net);
  paused.push_back(item.paused);
}

MonthlyCell cell_of(const std::vector<const Times*>& parts) {
  MonthlyCell cell;
  for (const Times* part : parts) {
    cell.kept += part->counted.kept;
    cell.broken += part->counted.broken;
    cell.open += part->counted.open;
    cell.waived += part->counted.waived;
    cell.timed += part->counted.timed;
    cell.paused_total += part->counted.paused_total;
  }
  cell.gross_median = median(parts, &Times::gross);
  cell.net_median = median(parts, &Times::net);
  cell.paused_median = median(parts, &Times::paused);
  return cell;
}

}  // namespace svcdesk::reports::detail
