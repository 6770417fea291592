// A calendar file that comes after the contract: years that its calendars did not know, or days
// that were changed since (CAL-1, decision 7).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/model.hpp"
#include "svcdesk/time/holidays.hpp"

namespace svcdesk::contract {

struct CalendarImport {
  std::string calendar;
  std::vector<time::CalendarEntry> entries;
  bool operator==(const CalendarImport&) const = default;
};

// A day of a year that the calendar knows, and the hours it would open instead.
struct DayChange {
  Date date;
  time::DayHours before;
  time::DayHours after;
  bool operator==(const DayChange&) const = default;
};

// new_years: only days of years that the calendar does not know. all: changed days as well, and
// what the calendar has beyond the file in the years that both know is taken off.
enum class Take { new_years, all };

struct Extension {
  Contract contract;               // with what was taken
  std::set<int> years;             // that were new
  std::vector<DayChange> changed;  // by date; taken only with Take::all
};

// A calendar knows a year when it has a holiday, make-up day or special day in it apart from those
// around New Year (8 January to 24 December): those come with the arrangement of either year. What
// `written` says, the contract without its calendar files, beats every file (clock rule 2); first
// days of holidays follow the same rules. A contract without that calendar, or in which it counts
// every second, stays as it is. Throws Error(invalid) for a date that the file has as holiday and
// as make-up day.
Extension extended(Contract contract, const Contract& written, const CalendarImport& import,
                   Take take);

// What an applied file says by itself, its calendar files left out.
Contract written_part(std::string_view bytes);

// The first date of each unbroken run of the holiday's entries.
std::vector<Date> first_days(const std::vector<time::CalendarEntry>& entries,
                             const Holiday& holiday);

}  // namespace svcdesk::contract
