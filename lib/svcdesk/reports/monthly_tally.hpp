// The monthly report's figures, counted one by one.
#pragma once

#include <memory>
#include <string>

#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports {

// Counts one by one what may be too much to hold; the order does not matter. Of an item it keeps
// three numbers, and those that are listed.
class MonthlyTally {
 public:
  // Throws Error(invalid) for an unknown zone.
  explicit MonthlyTally(MonthlyInput header);
  MonthlyTally(const MonthlyTally&) = delete;
  MonthlyTally& operator=(const MonthlyTally&) = delete;
  ~MonthlyTally();

  void add(const MonthlyItem& item);
  void add(const MonthlyCase& one);
  // One more than the header says.
  void owed_by_others(const std::string& obligation);
  Monthly finish();

 private:
  struct Sums;
  std::unique_ptr<Sums> sums_;
};

}  // namespace svcdesk::reports
