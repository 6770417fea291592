#include "svcdesk/reports/detail/monthly_counts.hpp"

#include <algorithm>

namespace svcdesk::reports::detail {

void complete(NamedCodes& codes, const std::set<std::string>& seen) {
  for (const std::string& code : seen) {
    const bool known =
        std::any_of(codes.begin(), codes.end(), [&](const auto& c) { return c.first == code; });
    if (!known) codes.emplace_back(code, Name{});
  }
}

void Counts::add(const std::string& code, const MonthlyCount& share) {
  MonthlyCount& sum = sums_[code];
  sum.opened += share.opened;
  sum.resolved += share.resolved;
  sum.closed += share.closed;
  sum.open_at_end += share.open_at_end;
}

std::vector<MonthlyCount> Counts::in_order(NamedCodes codes) const {
  std::set<std::string> seen;
  for (const auto& [code, sum] : sums_) seen.insert(code);
  complete(codes, seen);
  std::vector<MonthlyCount> out;
  for (const auto& [code, name] : codes) {
    const auto found = sums_.find(code);
    if (found == sums_.end()) continue;
    out.push_back(found->second);
    out.back().code = code;
  }
  return out;
}

}  // namespace svcdesk::reports::detail
