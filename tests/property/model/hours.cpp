#include "hours.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace model {
namespace {

constexpr Time quarter = 900;

// 0: Monday.
int weekday(std::int64_t date) { return static_cast<int>((date + 3) % 7); }

Time last_sunday(int year, unsigned month) {
  std::int64_t date = days(year, month, 31);
  while (weekday(date) != 6) --date;
  return date * day;
}

// Summer time from the last Sunday of March to that of October, at 01:00 UTC.
Time offset(Time at) {
  const auto year = static_cast<int>(
      std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(at / day))).year());
  const bool summer = last_sunday(year, 3) + 3600 <= at && at < last_sunday(year, 10) + 3600;
  return summer ? 7200 : 3600;
}

bool within(Time seconds, int from_hour, int from_minute, int to_hour, int to_minute) {
  return from_hour * 3600 + from_minute * 60 <= seconds &&
         seconds < to_hour * 3600 + to_minute * 60;
}

// What the contract's text says of the office, in the order of clock rule 2.
bool office_open(std::int64_t date, Time seconds) {
  static const std::set<std::int64_t> holidays{days(2026, 4, 3), days(2026, 4, 6),
                                               days(2026, 5, 1)};
  if (date == days(2026, 4, 2)) return within(seconds, 9, 0, 12, 0);  // special
  if (holidays.contains(date)) return false;
  const bool make_up = date == days(2026, 3, 28);
  if (weekday(date) > 4 && !make_up) return false;
  if (within(seconds, 9, 0, 12, 0)) return true;
  return weekday(date) != 4 && within(seconds, 13, 30, 18, 0);
}

// Each night from 22:00 to 06:00; the night that begins on 3 April does not.
bool night_open(std::int64_t date, Time seconds) {
  const bool morning = seconds < 6 * hour;
  if (!morning && seconds < 22 * hour) return false;
  return (morning ? date - 1 : date) != days(2026, 4, 3);
}

}  // namespace

std::int64_t days(int year, unsigned month, unsigned number) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(number)};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

Time wall(Time at) { return at + offset(at); }

Time utc(Time reading) {
  const Time early = reading - 7200;  // as in summer
  const Time late = reading - 3600;   // as in winter
  if (wall(early) == reading) return early;
  if (wall(late) == reading) return late;
  return late / 3600 * 3600;  // skipped: the change itself
}

std::int64_t day_of(Time at) { return wall(at) / day; }

const Hours& Hours::named(const std::string& name) {
  static const Hours always("always"), office("office"), night("night");
  if (name == "office") return office;
  return name == "night" ? night : always;
}

Hours::Hours(const std::string& name) : always_(name == "always") {
  if (always_) return;
  const Time begin = days(2026, 1, 1) * day;
  Time sum = 0;
  for (Time at = begin; at < days(2028, 1, 1) * day; at += quarter) {
    sums_.push_back(sum);
    const std::int64_t date = day_of(at);
    const Time seconds = wall(at) % day;
    if (name == "office" ? office_open(date, seconds) : night_open(date, seconds)) sum += quarter;
  }
}

Time Hours::before(Time at) const {
  const Time since = at - days(2026, 1, 1) * day;
  const auto here = static_cast<std::size_t>(since / quarter);
  const Time sum = sums_.at(here);
  return sums_.at(here + 1) > sum ? sum + since % quarter : sum;
}

Time Hours::counted(Time from, Time to) const {
  return always_ ? to - from : before(to) - before(from);
}

Time Hours::after(Time from, Time length) const {
  if (always_ || length == 0) return from + length;
  const Time goal = before(from) + length;
  // The first quarter at whose end the goal is reached.
  const auto next = std::lower_bound(sums_.begin(), sums_.end(), goal);
  if (next == sums_.end()) return forever;
  const Time end = days(2026, 1, 1) * day + (next - sums_.begin()) * quarter;
  return end - (*next - goal);
}

Time Hours::close_of(std::int64_t date, std::int64_t nth) const {
  while (true) {
    ++date;
    const Time from = utc(date * day);
    const Time to = utc((date + 1) * day);
    const Time open = counted(from, to);
    if (open > 0 && --nth == 0) return after(from, open);
  }
}

}  // namespace model
