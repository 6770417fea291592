// Days off and make-up working days out of a calendar file's entries (CAL-1). The iCalendar text
// itself is read by the ics reader of the helper program (libical); this is what it hands over.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::time {

// One all-day entry, recurrences expanded: [first, last], both included (DTEND is exclusive in RFC
// 5545 and already taken off here).
struct CalendarEntry {
  std::string summary;
  Date first;
  Date last;
  bool operator==(const CalendarEntry&) const = default;
};

// Turns the bytes of an .ics file into entries. Throws Error(invalid) with the file's line.
using IcsReader = std::function<std::vector<CalendarEntry>(std::string_view bytes)>;

// "春节 休假 (第2天/共9天)" and the like: a make-up working day when the summary says so (补班,
// 上班, 调休上班, "workday", "make-up"), else a holiday.
bool is_make_up_day(std::string_view summary);

// The dates of one source, told apart.
struct DaysOff {
  std::set<Date> holidays;
  std::set<Date> workdays;
  bool operator==(const DaysOff&) const = default;
};

// Sorts the entries of one file. Throws Error(invalid) for a date that stands as holiday and as
// make-up day (clock rule 2).
DaysOff days_off(const std::vector<CalendarEntry>& entries);

}  // namespace svcdesk::time
