#include <algorithm>
#include <array>
#include <chrono>

#include "svcdesk/time/detail/written.hpp"

namespace svcdesk::time::detail {
namespace {

using std::chrono::days;
using std::chrono::weekday;

struct DayWord {
  std::string_view word;
  int days_off;
};

constexpr std::array day_words{
    DayWord{"today", 0},   DayWord{"yesterday", -1}, DayWord{"tomorrow", 1}, DayWord{"今天", 0},
    DayWord{"今日", 0},    DayWord{"昨天", -1},      DayWord{"昨日", -1},    DayWord{"前天", -2},
    DayWord{"明天", 1},    DayWord{"明日", 1},       DayWord{"后天", 2},     DayWord{"大后天", 3},
    DayWord{"大前天", -3},
};

struct WeekdayWord {
  std::string_view word;
  unsigned day;  // Sunday is 0
};

// Where one begins another, the longer stands first.
constexpr std::array english_weekdays{
    WeekdayWord{"sunday", 0}, WeekdayWord{"monday", 1},    WeekdayWord{"tuesday", 2},
    WeekdayWord{"tues", 2},   WeekdayWord{"wednesday", 3}, WeekdayWord{"thursday", 4},
    WeekdayWord{"thurs", 4},  WeekdayWord{"friday", 5},    WeekdayWord{"saturday", 6},
    WeekdayWord{"sun", 0},    WeekdayWord{"mon", 1},       WeekdayWord{"tue", 2},
    WeekdayWord{"wed", 3},    WeekdayWord{"thu", 4},       WeekdayWord{"fri", 5},
    WeekdayWord{"sat", 6},
};

constexpr std::array chinese_weekdays{
    WeekdayWord{"日", 0}, WeekdayWord{"天", 0}, WeekdayWord{"一", 1}, WeekdayWord{"二", 2},
    WeekdayWord{"三", 3}, WeekdayWord{"四", 4}, WeekdayWord{"五", 5}, WeekdayWord{"六", 6},
};

template <class Words>
std::optional<weekday> take_weekday(Scanner& in, const Words& words) {
  const auto* const found =
      std::ranges::find_if(words, [&](const WeekdayWord& each) { return in.take(each.word); });
  return found != words.end() ? std::optional(weekday{found->day}) : std::nullopt;
}

// "1月5日" of this year, "2026年1月5日".
std::optional<Date> take_chinese_date(Scanner& in, Date today) {
  Scanner ahead = in;
  std::chrono::year year = std::chrono::year_month_day{today}.year();
  if (const auto written = ahead.number(4, 4)) {
    if (!ahead.take("年")) return std::nullopt;
    year = std::chrono::year{*written};
  }
  const auto month = ahead.number(1, 2);
  if (!month || !ahead.take("月")) return std::nullopt;
  const auto day = ahead.number(1, 2);
  if (!day || (!ahead.take("日") && !ahead.take("号"))) return std::nullopt;
  const std::chrono::year_month_day date{year, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  in = ahead;
  return Date{date};
}

NamedDay next_weekday(Date today, weekday day) { return {today + (day - weekday{today}), true}; }

std::optional<NamedDay> take_english_weekday(Scanner& in, Date today) {
  Scanner ahead = in;
  const bool last = ahead.take("last ");
  if (last) ahead.take_spaces();
  const auto day = take_weekday(ahead, english_weekdays);
  if (!day) return std::nullopt;
  in = ahead;
  if (!last) return next_weekday(today, *day);
  const Date yesterday = today - days{1};
  return NamedDay{yesterday - (weekday{yesterday} - *day), false};
}

// "周五" is the next one; "上周五" is the Friday of the week before this one, weeks beginning on
// Monday, which is what the words mean in Chinese.
std::optional<NamedDay> take_chinese_weekday(Scanner& in, Date today) {
  Scanner ahead = in;
  const int weeks = ahead.take("上") ? -1 : ahead.take("下") ? 1 : 0;
  const bool counted = weeks != 0 || ahead.take("本") || ahead.take("这");
  if (counted) ahead.take("个");
  if (!ahead.take("周") && !ahead.take("星期") && !ahead.take("礼拜")) return std::nullopt;
  const auto day = take_weekday(ahead, chinese_weekdays);
  if (!day) return std::nullopt;
  in = ahead;
  if (!counted) return next_weekday(today, *day);
  const Date monday = today - (weekday{today} - std::chrono::Monday);
  return NamedDay{monday + days{7 * weeks} + (*day - std::chrono::Monday), false};
}

}  // namespace

std::optional<NamedDay> take_day(Scanner& in, Date today) {
  if (const auto date = take_iso_date(in)) return NamedDay{*date};
  if (const auto date = take_chinese_date(in, today)) return NamedDay{*date};
  for (const DayWord& each : day_words) {
    if (in.take(each.word)) return NamedDay{today + days{each.days_off}};
  }
  if (const auto day = take_english_weekday(in, today)) return day;
  return take_chinese_weekday(in, today);
}

}  // namespace svcdesk::time::detail
