#include "svcdesk/reports/monthly_parts.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "svcdesk/reports/detail/monthly_counts.hpp"
#include "svcdesk/reports/detail/monthly_parts.hpp"

namespace svcdesk::reports {

std::int64_t consumed(const MonthlyParts& parts, const std::string& kind,
                      const std::string& month) {
  std::int64_t sum = 0;
  for (const parts::Consumption& one : parts.consumed) {
    if (!kind.empty() && one.kind != kind) continue;
    if (!month.empty() && one.month != month) continue;
    sum += one.pieces;
  }
  return sum;
}

namespace detail {

std::vector<KindFigures> by_kind(const MonthlyParts& parts) {
  std::map<std::string, KindFigures> all;
  for (const parts::Need& one : parts.coverage.needs) all[one.kind].need = one;
  for (const parts::Consumption& one : parts.consumed) {
    KindFigures& figures = all[one.kind];
    figures.fitted_year += one.pieces;
    if (one.month == parts.months.back()) figures.fitted += one.pieces;
  }
  for (const parts::HitRate& one : parts.asked) all[one.kind].asked = one;
  for (const parts::HitRate& one : parts.asked_year) all[one.kind].asked_year = one;
  for (const parts::LeadTime& one : parts.lead_times) all[one.kind].lead_time = one;
  for (const parts::DeadStock& one : parts.dead) all[one.kind].dead = one;
  for (const parts::Proposal& one : parts.proposals) all[one.kind].proposal = one;
  std::set<std::string> seen;
  for (auto& [kind, one] : all) {
    one.kind = kind;
    seen.insert(kind);
  }
  NamedCodes order = parts.kinds;
  complete(order, seen);
  std::vector<KindFigures> out;
  for (const auto& [kind, name] : order) {
    if (const auto found = all.find(kind); found != all.end()) out.push_back(found->second);
  }
  return out;
}

}  // namespace detail

}  // namespace svcdesk::reports
