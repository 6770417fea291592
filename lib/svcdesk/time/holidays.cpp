#include "svcdesk/time/holidays.hpp"

#include <algorithm>
#include <array>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::time {
namespace {

bool holds_any(std::string_view text, const auto& words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

bool is_make_up_day(std::string_view summary) {
  constexpr std::array at_work{"上班", "补班", "workday", "working day", "make-up", "makeup"};
  constexpr std::array off_work{"不上班",  "无需上班", "不补班",    "non-work",
                                "nonwork", "no work",  "not a work"};
  const std::string folded = fold_case(summary);
  return holds_any(folded, at_work) && !holds_any(folded, off_work);
}

DaysOff days_off(const std::vector<CalendarEntry>& entries) {
  DaysOff days;
  std::string_view summary;  // the days of a series come one after the other, with the same one
  bool at_work = is_make_up_day(summary);
  for (const CalendarEntry& entry : entries) {
    if (entry.summary != summary) at_work = is_make_up_day(summary = entry.summary);
    auto& dates = at_work ? days.workdays : days.holidays;
    for (Date date = entry.first; date <= entry.last; date += std::chrono::days{1}) {
      dates.insert(date);
    }
  }
  for (const Date date : days.workdays) {
    if (!days.holidays.contains(date)) continue;
    throw Error(ErrorCode::invalid, {"time.holiday_and_workday", {{"date", to_string(date)}}})
        .rule("CAL-1");
  }
  return days;
}

}  // namespace svcdesk::time
