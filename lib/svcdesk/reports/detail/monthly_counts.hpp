// Cases of the monthly report by one attribute.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports::detail {

// Codes in the contract's order; those that only the data knows come after them, sorted.
void complete(NamedCodes& codes, const std::set<std::string>& seen);

class Counts {
 public:
  void add(const std::string& code, const MonthlyCount& share);
  std::vector<MonthlyCount> in_order(NamedCodes codes) const;

 private:
  std::map<std::string, MonthlyCount> sums_;
};

}  // namespace svcdesk::reports::detail
