// What one cell of the monthly report is made of: counts, and the times its medians are taken of.
#pragma once

#include <vector>

#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports::detail {

struct Times {
  void add(const MonthlyItem& item);

  MonthlyCell counted;  // without the medians
  std::vector<Seconds> gross, net, paused;
};

// All of them together.
MonthlyCell cell_of(const std::vector<const Times*>& parts);

}  // namespace svcdesk::reports::detail
