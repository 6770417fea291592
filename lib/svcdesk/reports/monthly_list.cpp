#include "svcdesk/reports/detail/monthly_list.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace svcdesk::reports::detail {
namespace {

bool before(const MonthlyItem& a, const MonthlyItem& b) {
  const auto when = [](const MonthlyItem& i) { return i.due.value_or(i.started); };
  return std::make_tuple(when(a), a.started, std::cref(a.subject), std::cref(a.obligation),
                         std::cref(a.occurrence)) <
         std::make_tuple(when(b), b.started, std::cref(b.subject), std::cref(b.obligation),
                         std::cref(b.occurrence));
}

}  // namespace

void MonthlyList::add(const MonthlyItem& item) {
  ++count_;
  items_.push_back(item);
  if (items_.size() >= 2 * Monthly::most_listed) cut();
}

void MonthlyList::cut() {
  if (items_.size() <= Monthly::most_listed) return;
  const auto end = items_.begin() + std::ptrdiff_t{Monthly::most_listed};
  std::nth_element(items_.begin(), end, items_.end(), before);
  items_.erase(end, items_.end());
}

std::vector<MonthlyItem> MonthlyList::take() {
  cut();
  std::stable_sort(items_.begin(), items_.end(), before);
  return std::move(items_);
}

}  // namespace svcdesk::reports::detail
