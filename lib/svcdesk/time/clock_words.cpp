#include <algorithm>
#include <array>

#include "svcdesk/time/detail/written.hpp"

namespace svcdesk::time::detail {
namespace {

// A part of the day before the hour, with the twelve-hour readings that it can have.
struct DayPart {
  std::string_view word;
  int first_hour;  // those from here to last_hour are meant as written
  int last_hour;
  int first_added;  // those from here on mean twelve hours more
  int last_added;
};

constexpr std::array day_parts{
    DayPart{"凌晨", 0, 6, 0, -1},  DayPart{"早上", 4, 11, 0, -1},  DayPart{"早晨", 4, 11, 0, -1},
    DayPart{"上午", 0, 12, 0, -1}, DayPart{"中午", 11, 14, 1, 2},  DayPart{"下午", 12, 18, 1, 7},
    DayPart{"傍晚", 16, 20, 4, 8}, DayPart{"晚上", 17, 24, 5, 12}, DayPart{"夜里", 20, 24, 8, 12},
};

std::optional<int> hour_in(const DayPart& part, int hour) {
  if (hour >= part.first_added && hour <= part.last_added) return hour + 12;
  if (hour >= part.first_hour && hour <= part.last_hour) return hour;
  return std::nullopt;
}

struct Reading {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

std::optional<Reading> take_colons(Scanner& in, int hour) {
  const auto minute = in.number(2, 2);
  if (!minute) return std::nullopt;
  if (!in.take(":")) return Reading{hour, *minute, 0};
  const auto second = in.number(2, 2);
  return second ? std::optional(Reading{hour, *minute, *second}) : std::nullopt;
}

// After "9点": nothing, "钟", "半", "10", "10分", "10分20秒".
std::optional<Reading> take_chinese(Scanner& in, int hour) {
  if (in.take("半")) return Reading{hour, 30, 0};
  if (in.take("整") || in.take("钟")) return Reading{hour, 0, 0};
  const auto minute = in.number(1, 2);
  if (!minute || !in.take("分")) return Reading{hour, minute.value_or(0), 0};
  const auto second = in.number(1, 2);
  if (second && !in.take("秒")) return std::nullopt;
  return Reading{hour, *minute, second.value_or(0)};
}

std::optional<Reading> take_reading(Scanner& in) {
  const auto hour = in.number(1, 2);
  if (!hour) return std::nullopt;
  if (in.take(":")) return take_colons(in, *hour);
  if (in.take("点") || in.take("时")) return take_chinese(in, *hour);
  return std::nullopt;
}

}  // namespace

std::optional<Seconds> take_clock(Scanner& in) {
  const auto* const part =
      std::ranges::find_if(day_parts, [&](const DayPart& each) { return in.take(each.word); });
  if (part != day_parts.end()) in.take_spaces();
  const auto reading = take_reading(in);
  if (!reading || reading->minute > 59 || reading->second > 59) return std::nullopt;
  const auto hour = part != day_parts.end() ? hour_in(*part, reading->hour) : reading->hour;
  if (!hour) return std::nullopt;
  const Seconds time{*hour * 3600 + reading->minute * 60 + reading->second};
  return time <= std::chrono::days{1} ? std::optional(time) : std::nullopt;
}

}  // namespace svcdesk::time::detail
