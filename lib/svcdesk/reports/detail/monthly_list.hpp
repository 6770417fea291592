// The rows of one list of the monthly report: the first ones by deadline, the others counted.
#pragma once

#include <functional>
#include <tuple>

#include "svcdesk/base/least.hpp"
#include "svcdesk/reports/monthly.hpp"

namespace svcdesk::reports::detail {

struct EarlierItem {
  bool operator()(const MonthlyItem& a, const MonthlyItem& b) const {
    const auto key = [](const MonthlyItem& one) {
      return std::make_tuple(one.due.value_or(one.started), one.started, std::cref(one.subject),
                             std::cref(one.obligation), std::cref(one.occurrence));
    };
    return key(a) < key(b);
  }
};

struct MonthlyList : Least<MonthlyItem, EarlierItem> {
  MonthlyList() : Least(Monthly::most_listed) {}
};

}  // namespace svcdesk::reports::detail
