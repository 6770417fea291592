#include "svcdesk/time/detail/hours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::time {
namespace {

constexpr std::int32_t day_length = 86400;
const DayHours open_all_day{{0, day_length}};
const DayHours closed;

std::optional<std::int32_t> two_digits(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 2 || !digit(text[0]) || !digit(text[1])) return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

// "09:00", "09:00:30", "24:00"; seconds since 00:00.
std::optional<std::int32_t> time_of_day(std::string_view text) {
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return std::nullopt;
  if (text.size() == 8 && text[5] != ':') return std::nullopt;
  const auto hour = two_digits(text.substr(0, 2));
  const auto minute = two_digits(text.substr(3, 2));
  const auto second = text.size() == 8 ? two_digits(text.substr(6)) : 0;
  if (!hour || !minute || !second || *minute > 59 || *second > 59) return std::nullopt;
  const std::int32_t time = *hour * 3600 + *minute * 60 + *second;
  return time <= day_length ? std::optional(time) : std::nullopt;
}

std::string print_time(std::int32_t time) {
  const std::int32_t within = time > day_length ? time - day_length : time;
  auto text = fmt::format("{:02}:{:02}", within / 3600, within / 60 % 60);
  if (within % 60 != 0) text += fmt::format(":{:02}", within % 60);
  return text;
}

[[noreturn]] void refuse_overlap(const CalendarRules& rules, const std::string& day, Hours first,
                                 Hours second) {
  throw Error(ErrorCode::invalid, {"time.overlapping_hours",
                                   {{"calendar", rules.name},
                                    {"day", day},
                                    {"first", to_string(first)},
                                    {"second", to_string(second)}}})
      .rule("CAL-1");
}

void check_day(const CalendarRules& rules, const std::string& day, const DayHours& hours) {
  for (const Hours& each : hours) {
    if (each.open < 0 || each.open >= day_length || each.close <= each.open ||
        each.close > each.open + day_length) {
      throw Error(ErrorCode::invalid, {"time.bad_hours", {{"text", to_string(each)}}})
          .rule("CAL-1")
          .hint({"time.hint.hours_form", {}});
    }
  }
  for (std::size_t i = 1; i < hours.size(); ++i) {
    if (hours[i].open < hours[i - 1].close) refuse_overlap(rules, day, hours[i - 1], hours[i]);
  }
}

void check_night(const CalendarRules& rules, const std::string& day, const DayHours& evening,
                 const DayHours& morning) {
  if (evening.empty() || morning.empty()) return;
  if (evening.back().close > morning.front().open + day_length) {
    refuse_overlap(rules, day, evening.back(), morning.front());
  }
}

void check_written_date(const CalendarRules& rules, Date date) {
  constexpr std::chrono::days one{1};
  const DayHours& hours = detail::hours_of(rules, date);
  check_night(rules, to_string(date), hours, detail::hours_of(rules, date + one));
  check_night(rules, to_string(date - one), detail::hours_of(rules, date - one), hours);
}

}  // namespace

Hours parse_hours(std::string_view text) {
  if (text == "24x7") return {0, day_length};
  const auto dash = text.find('-');
  const auto open = time_of_day(text.substr(0, dash));
  const auto close =
      dash == std::string_view::npos ? std::nullopt : time_of_day(text.substr(dash + 1));
  if (!open || !close || *open == *close || *open == day_length) {
    throw Error(ErrorCode::invalid, {"time.bad_hours", {{"text", std::string(text)}}})
        .rule("CAL-1")
        .hint({"time.hint.hours_form", {}});
  }
  return {*open, *close > *open ? *close : *close + day_length};
}

std::string to_string(Hours hours) {
  return print_time(hours.open) + "-" + print_time(hours.close);
}

std::string to_string(const DayHours& hours) {
  std::string out;
  for (const Hours& one : hours) out.append(out.empty() ? "" : ", ").append(to_string(one));
  return out;
}

namespace detail {

DayKind kind_of(const CalendarRules& rules, Date date) {
  if (rules.always) return DayKind::always;
  if (rules.special.contains(date)) return DayKind::special;
  if (rules.holidays.contains(date)) return DayKind::holiday;
  if (rules.workdays.contains(date)) return DayKind::make_up_day;
  return DayKind::week;
}

const DayHours& hours_of(const CalendarRules& rules, Date date) {
  switch (kind_of(rules, date)) {
    case DayKind::always:
      return open_all_day;
    case DayKind::special:
      return rules.special.at(date);
    case DayKind::holiday:
      return closed;
    case DayKind::make_up_day:
      return rules.workday_hours;
    case DayKind::week:
      break;
  }
  return rules.week[std::chrono::weekday(date).iso_encoding() - 1];
}

void check_hours(const CalendarRules& rules) {
  constexpr std::array names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if (rules.always) return;
  for (std::size_t day = 0; day < names.size(); ++day) {
    check_day(rules, names[day], rules.week[day]);
  }
  for (std::size_t day = 0; day < names.size(); ++day) {
    check_night(rules, names[day], rules.week[day], rules.week[(day + 1) % names.size()]);
  }
  check_day(rules, "workday-hours", rules.workday_hours);
  for (const auto& [date, hours] : rules.special) check_day(rules, to_string(date), hours);
  for (const auto& [date, hours] : rules.special) check_written_date(rules, date);
  for (const Date date : rules.workdays) check_written_date(rules, date);
}

}  // namespace detail
}  // namespace svcdesk::time
