// Shorthand for the tests of the time room.
#pragma once

#include <doctest/doctest.h>

#include <ostream>
#include <string>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/calendar.hpp"
#include "svcdesk/time/text.hpp"

namespace doctest {

template <>
struct StringMaker<svcdesk::Instant> {
  static String convert(svcdesk::Instant value) { return svcdesk::time::to_utc(value).c_str(); }
};
template <>
struct StringMaker<svcdesk::Date> {
  static String convert(svcdesk::Date value) { return svcdesk::time::to_string(value).c_str(); }
};
template <>
struct StringMaker<svcdesk::Seconds> {
  static String convert(svcdesk::Seconds value) {
    return (std::to_string(value.count()) + " s").c_str();
  }
};

}  // namespace doctest

namespace near {

using namespace std::chrono_literals;
using namespace svcdesk;
using namespace svcdesk::time;

inline Instant at(std::string_view text) { return parse_rfc3339(text); }
inline Date day(std::string_view text) { return parse_date(text); }

// The instant of a wall reading such as "2026-01-05 09:00:00 +08:00".
inline Instant wall(std::string_view text) {
  std::string joined(text);
  joined.erase(19, 1);
  return parse_rfc3339(joined);
}

// The id of the message with which something was refused, with the code in front: "5
// time.bad_date".
template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return std::to_string(static_cast<int>(error.code())) + " " + error.text().id;
  }
  return "accepted";
}

// The arguments of the first hint with that id, "-" without such a hint.
template <class Work>
std::string hint_of(Work work, std::string_view id) {
  try {
    work();
  } catch (const Error& error) {
    for (const Message& hint : error.hints()) {
      if (hint.id == id) return hint.args.empty() ? "" : hint.args[0].second;
    }
  }
  return "-";
}

inline DayHours hours(std::initializer_list<std::string_view> texts) {
  DayHours out;
  for (const auto text : texts) out.push_back(parse_hours(text));
  return out;
}

inline CalendarRules weekdays(std::string zone, const DayHours& each) {
  CalendarRules rules;
  rules.name = "office";
  rules.zone = std::move(zone);
  for (std::size_t i = 0; i < 5; ++i) rules.week[i] = each;
  return rules;
}

inline CalendarRules all_week(std::string zone, const DayHours& each) {
  CalendarRules rules;
  rules.name = "service";
  rules.zone = std::move(zone);
  rules.week.fill(each);
  return rules;
}

inline CalendarRules always(std::string zone) {
  CalendarRules rules;
  rules.name = "always";
  rules.zone = std::move(zone);
  rules.always = true;
  return rules;
}

}  // namespace near
