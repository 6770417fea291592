// The rows of one list of the monthly report: the first ones by deadline, the others counted.
#pragma once

#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports::detail {

class MonthlyList {
 public:
  void add(const MonthlyItem& item);
  std::int64_t count() const { return count_; }
  // In order; nothing may be added any more.
  std::vector<MonthlyItem> take();

 private:
  void cut();

  std::vector<MonthlyItem> items_;
  std::int64_t count_ = 0;
};

}  // namespace svcdesk::reports::detail
