// Checks of a calendar's hours.
#pragma once

#include "svcdesk/time/calendar.hpp"

namespace svcdesk::time::detail {

// Which of the four rules decides about a date, and the hours it gives (clock rule 2).
DayKind kind_of(const CalendarRules& rules, Date date);
const DayHours& hours_of(const CalendarRules& rules, Date date);

// Throws Error(invalid) for hours that are no hours, are out of order or overlap, within a date or
// across midnight (ruling 14).
void check_hours(const CalendarRules& rules);

}  // namespace svcdesk::time::detail
