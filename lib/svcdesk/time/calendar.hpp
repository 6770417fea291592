// Service calendars: which seconds count (CAL-1). The ten clock rules of this project begin here.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "svcdesk/time/instant.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::time {

// Wall times of one civil date, [open, close), in seconds since its 00:00; a close above 86,400
// lies on the next date and still belongs to this one (clock rule 2, ruling 14).
struct Hours {
  std::int32_t open = 0;
  std::int32_t close = 0;
  auto operator<=>(const Hours&) const = default;
};
using DayHours = std::vector<Hours>;  // sorted, not overlapping

// The rules of a calendar as data.
struct CalendarRules {
  std::string name;
  std::string zone = "UTC";
  bool always = false;           // 24x7: every second counts, whatever else is said
  std::array<DayHours, 7> week;  // Monday first
  std::set<Date> holidays;
  std::set<Date> workdays;  // make-up working days (调休)
  DayHours workday_hours;   // hours of a make-up day
  std::map<Date, DayHours> special;
  bool operator==(const CalendarRules&) const = default;
};

// "24x7", "09:00-12:00", "22:00-06:00", "00:00-24:00". Throws Error(invalid) for "09:00-09:00" and
// whatever is no pair of times.
Hours parse_hours(std::string_view text);
std::string to_string(Hours hours);
// "09:00-12:00, 13:30-18:00"; empty for a closed day.
std::string to_string(const DayHours& hours);

// Why a date is open or closed, for explanations.
enum class DayKind { always, special, holiday, make_up_day, week };

// A calendar that can be counted on. Counting caches what it has worked out, so that one object
// must not be used from two threads at once.
class Calendar {
 public:
  // Throws Error(invalid) for an unknown zone or overlapping hours. A 24x7 calendar asks for its
  // zone only where dates matter, and throws there.
  explicit Calendar(CalendarRules rules);

  const CalendarRules& rules() const;
  const Zone& zone() const;

  // The hours that date opens, first that applies: special, holiday, make-up day, week (rule 2).
  const DayHours& hours_of(Date date) const;
  DayKind kind_of(Date date) const;
  // Counted seconds that belong to the date: 0 means it is no working day (ruling 9).
  Seconds counted_on(Date date) const;

  // Counted seconds in [from, to). Throws Error(invalid) when to < from (rule 3).
  Seconds between(Instant from, Instant to) const;

  // The earliest instant t >= start with between(start, t) == length (rule 3). Throws
  // Error(invalid) when the calendar has no hours for it within 100 years (ruling 14).
  Instant add(Instant start, Seconds length) const;

  // The close of the Nth working day after that date (rule 4, rulings 9 and 10); n >= 1. Negative
  // n: the close of the |n|th working day before it (lead times, ruling 12).
  Instant close_of_working_day(Date after, std::int64_t n) const;

  // The open stretches of real time inside [from, to), in order, touching ones joined.
  std::vector<Span> open_in(Instant from, Instant to) const;

 private:
  struct Book;
  std::shared_ptr<Book> book_;
};

}  // namespace svcdesk::time
