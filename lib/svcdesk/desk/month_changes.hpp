// The changes of a month (CHG-1). Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "svcdesk/desk/month.hpp"
#include "svcdesk/desk/session.hpp"
#include "svcdesk/reports/monthly_changes.hpp"

namespace svcdesk::desk {

// Found in the snapshot in which it is made, counted later in pages of short ones.
class MonthOfChanges {
 public:
  MonthOfChanges(const View& view, MonthSpan month);
  // Nothing where there was none.
  std::optional<reports::MonthlyChanges> gather() const;

 private:
  void count(ChangeId id, reports::MonthlyChanges& counts) const;

  const View& view_;
  MonthSpan month_;
  std::vector<std::int64_t> numbers_;
};

}  // namespace svcdesk::desk
