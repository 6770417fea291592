#include "near.hpp"

using namespace near;

namespace {

std::string hours_refusal(const std::string& text) {
  return refusal([&] { parse_hours(text); });
}

std::string rules_refusal(const CalendarRules& rules) {
  return refusal([&] { Calendar{rules}; });
}

}  // namespace

TEST_CASE("hours are a pair of times (CAL-1)") {
  CHECK(parse_hours("09:00-12:00") == Hours{9 * 3600, 12 * 3600});
  CHECK(parse_hours("13:30-18:00") == Hours{48600, 64800});
  CHECK(parse_hours("00:00-00:01") == Hours{0, 60});
  CHECK(parse_hours("09:00:30-12:00:01") == Hours{32430, 43201});
}

TEST_CASE("24:00 is a time, and 24x7 the whole day (clock rule 2, lesson zammad#3180)") {
  CHECK(parse_hours("00:00-24:00") == Hours{0, 86400});
  CHECK(parse_hours("24x7") == Hours{0, 86400});
  CHECK(parse_hours("22:00-24:00") == Hours{79200, 86400});
  CHECK(parse_hours("22:00-00:00") == Hours{79200, 86400});
}

TEST_CASE("hours across midnight end on the next date (clock rule 2)") {
  CHECK(parse_hours("22:00-06:00") == Hours{79200, 86400 + 21600});
  CHECK(parse_hours("09:00-08:59") == Hours{32400, 86400 + 32340});
}

TEST_CASE("equal times and whatever is no pair of times are refused (clock rule 2)") {
  for (const std::string text : {"09:00-09:00",
                                 "00:00-00:00",
                                 "24:00-06:00",
                                 "24:00-24:00",
                                 "9:00-12:00",
                                 "09:00",
                                 "",
                                 "-",
                                 "09:00-",
                                 "-12:00",
                                 "09:00-25:00",
                                 "09:60-12:00",
                                 "09:00-24:01",
                                 "24:00:01-06:00",
                                 "09:00 - 12:00",
                                 "09:00-12:00 ",
                                 "09.00-12.00",
                                 "0900-1200",
                                 "09:00-12:00-13:00",
                                 "24X7",
                                 "24x7 ",
                                 "09:00–12:00",
                                 "ab:cd-ef:gh",
                                 "+9:00-12:00",
                                 "09:00:60-12:00"}) {
    CAPTURE(text);
    CHECK(hours_refusal(text) == "5 time.bad_hours");
  }
}

TEST_CASE("hours read back as they were printed (CAL-1)") {
  for (const std::string text : {"09:00-12:00", "22:00-06:00", "00:00-24:00", "22:00-24:00",
                                 "09:00:30-12:00:01", "09:00-08:59"}) {
    CHECK(to_string(parse_hours(text)) == text);
  }
}

TEST_CASE("overlapping hours of a day are refused, touching ones are not (ruling 14)") {
  CHECK(rules_refusal(weekdays("UTC", hours({"09:00-12:00", "11:59-18:00"}))) ==
        "5 time.overlapping_hours");
  CHECK(rules_refusal(weekdays("UTC", hours({"13:00-18:00", "09:00-12:00"}))) ==
        "5 time.overlapping_hours");
  CHECK(rules_refusal(weekdays("UTC", hours({"09:00-12:00", "12:00-18:00"}))) == "accepted");
}

TEST_CASE("hours that run over midnight into the next day's are refused (ruling 14)") {
  CHECK(rules_refusal(all_week("UTC", hours({"05:59-12:00", "22:00-06:00"}))) ==
        "5 time.overlapping_hours");
  CHECK(rules_refusal(all_week("UTC", hours({"06:00-12:00", "22:00-06:00"}))) == "accepted");
  CalendarRules sunday_to_monday;
  sunday_to_monday.week[6] = hours({"22:00-06:00"});
  sunday_to_monday.week[0] = hours({"05:00-06:00"});
  CHECK(rules_refusal(sunday_to_monday) == "5 time.overlapping_hours");
}

TEST_CASE("special hours and make-up days are checked against their neighbours (ruling 14)") {
  CalendarRules rules = weekdays("UTC", hours({"09:00-17:00"}));
  rules.special[day("2026-01-05")] = hours({"20:00-09:01"});
  CHECK(rules_refusal(rules) == "5 time.overlapping_hours");
  rules.special[day("2026-01-05")] = hours({"20:00-09:00"});
  CHECK(rules_refusal(rules) == "accepted");
  rules.special[day("2026-01-09")] = hours({"20:00-09:00"});
  CHECK(rules_refusal(rules) == "accepted");
  rules.workdays.insert(day("2026-01-10"));
  rules.workday_hours = hours({"08:00-12:00"});
  CHECK(rules_refusal(rules) == "5 time.overlapping_hours");
}

TEST_CASE("hours that no text could have given are refused (CAL-1)") {
  for (const Hours bad : {Hours{0, 0}, Hours{-1, 10}, Hours{86400, 90000}, Hours{10, 5},
                          Hours{0, 86401}, Hours{80000, 80000 + 86401}}) {
    CAPTURE(bad.open);
    CAPTURE(bad.close);
    CHECK(rules_refusal(weekdays("UTC", {bad})) == "5 time.bad_hours");
  }
}

TEST_CASE("a calendar in an unknown zone is refused (CAL-1)") {
  CHECK(rules_refusal(weekdays("Asia/Beijing", hours({"09:00-17:00"}))) == "5 time.unknown_zone");
}

TEST_CASE("what decides about a date: special, holiday, make-up day, week (clock rule 2)") {
  CalendarRules rules = weekdays("UTC", hours({"09:00-17:00"}));
  rules.workday_hours = hours({"10:00-12:00"});
  rules.holidays = {day("2026-01-05"), day("2026-01-06"), day("2026-01-10")};
  rules.workdays = {day("2026-01-10"), day("2026-01-11")};
  rules.special[day("2026-01-06")] = hours({"09:00-10:00"});
  rules.special[day("2026-01-07")] = {};
  const Calendar calendar(rules);
  CHECK(calendar.kind_of(day("2026-01-05")) == DayKind::holiday);
  CHECK(calendar.kind_of(day("2026-01-06")) == DayKind::special);
  CHECK(calendar.kind_of(day("2026-01-08")) == DayKind::week);
  CHECK(calendar.kind_of(day("2026-01-10")) == DayKind::holiday);
  CHECK(calendar.kind_of(day("2026-01-11")) == DayKind::make_up_day);
  CHECK(calendar.hours_of(day("2026-01-05")).empty());
  CHECK(calendar.hours_of(day("2026-01-06")) == hours({"09:00-10:00"}));
  CHECK(calendar.hours_of(day("2026-01-07")).empty());
  CHECK(calendar.hours_of(day("2026-01-11")) == hours({"10:00-12:00"}));
  CHECK(calendar.hours_of(day("2026-01-17")).empty());
}

TEST_CASE("a make-up day has the hours of the first open weekday where none are given (CAL-1)") {
  CalendarRules rules;
  rules.week[1] = hours({"09:00-12:00"});
  rules.week[2] = hours({"08:00-12:00"});
  rules.workdays = {day("2026-01-10")};
  const Calendar calendar(rules);
  CHECK(calendar.hours_of(day("2026-01-10")) == hours({"09:00-12:00"}));
  CHECK(calendar.rules() == rules);
}
