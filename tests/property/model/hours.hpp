// Wall clocks and opening hours as the model reads them: a quarter of an hour at a time, from the
// sentence "an instant counts when its wall reading lies in an interval of its date" (clock rule
// 1), without the library's zones and calendars. Berlin, 2026 and 2027.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

using Time = std::int64_t;  // UTC seconds
inline constexpr Time forever = INT64_MAX;
inline constexpr Time minute = 60, hour = 3600, day = 86400;

Time wall(Time at);   // seconds since the epoch as a clock on the wall in Berlin shows them
Time utc(Time wall);  // of a reading; one that is skipped is the moment of the change
std::int64_t day_of(Time at);  // the wall's date, in days since the epoch
std::int64_t days(int year, unsigned month, unsigned number);

class Hours {
 public:
  // "always", "office" or "night", the calendars of the model's contract.
  static const Hours& named(const std::string& name);

  Time counted(Time from, Time to) const;
  // The earliest moment with that much counted since `from` (rule 3); forever: not in these years.
  Time after(Time from, Time length) const;
  // The close of the Nth working day after that date (rule 4).
  Time close_of(std::int64_t date, std::int64_t nth) const;

 private:
  explicit Hours(const std::string& name);
  Time before(Time at) const;  // counted from the beginning of 2026

  bool always_;
  std::vector<Time> sums_;  // [quarter]: counted before it
};

}  // namespace model
