#include "svcdesk/time/calendar.hpp"

#include "near.hpp"

using namespace near;

namespace {

const DayHours nine_to_five = hours({"09:00-17:00"});
const DayHours with_lunch = hours({"09:00-12:00", "13:30-18:00"});

Calendar shanghai_office() { return Calendar(weekdays("Asia/Shanghai", with_lunch)); }

}  // namespace

TEST_CASE("9:00 plus 8 h in 9:00-17:00 is 17:00 of the same day (clock rule 3)") {
  const Calendar calendar(weekdays("UTC", nine_to_five));
  CHECK(calendar.add(at("2026-01-05T09:00:00Z"), 8h) == at("2026-01-05T17:00:00Z"));
  CHECK(calendar.add(at("2026-01-05T09:00:00Z"), 8h + 1s) == at("2026-01-06T09:00:01Z"));
}

TEST_CASE("no time at all is the start itself, open or closed (clock rule 3)") {
  const Calendar calendar = shanghai_office();
  for (const char* start :
       {"2026-01-05T09:00:00Z", "2026-01-04T03:00:00Z", "2026-01-05T04:30:00Z"}) {
    CHECK(calendar.add(at(start), 0s) == at(start));
    CHECK(calendar.between(at(start), at(start)) == 0s);
  }
}

TEST_CASE("a deadline is the earliest instant: an evening, not the next morning (clock rule 3)") {
  const Calendar calendar = shanghai_office();
  const Instant friday_nine = wall("2026-01-09 09:00:00 +08:00");
  CHECK(calendar.add(friday_nine, 3h) == wall("2026-01-09 12:00:00 +08:00"));
  CHECK(calendar.add(friday_nine, 7h + 30min) == wall("2026-01-09 18:00:00 +08:00"));
  CHECK(calendar.add(friday_nine, 7h + 30min + 1s) == wall("2026-01-12 09:00:01 +08:00"));
}

TEST_CASE("a start outside the hours begins to count when they open (clock rule 1)") {
  const Calendar calendar = shanghai_office();
  CHECK(calendar.add(wall("2026-01-09 20:00:00 +08:00"), 1h) == wall("2026-01-12 10:00:00 +08:00"));
  CHECK(calendar.add(wall("2026-01-09 12:30:00 +08:00"), 1h) == wall("2026-01-09 14:30:00 +08:00"));
  CHECK(calendar.add(wall("2026-01-09 18:00:00 +08:00"), 1s) == wall("2026-01-12 09:00:01 +08:00"));
}

TEST_CASE("breaks, nights and weekends do not count (CAL-1)") {
  const Calendar calendar = shanghai_office();
  CHECK(calendar.between(wall("2026-01-05 00:00:00 +08:00"), wall("2026-01-06 00:00:00 +08:00")) ==
        7h + 30min);
  CHECK(calendar.between(wall("2026-01-05 11:00:00 +08:00"), wall("2026-01-05 14:00:00 +08:00")) ==
        1h + 30min);
  CHECK(calendar.between(wall("2026-01-09 17:00:00 +08:00"), wall("2026-01-12 10:00:00 +08:00")) ==
        2h);
  CHECK(calendar.between(wall("2026-01-10 00:00:00 +08:00"), wall("2026-01-12 00:00:00 +08:00")) ==
        0s);
  CHECK(calendar.between(wall("2026-01-05 00:00:00 +08:00"), wall("2026-01-12 00:00:00 +08:00")) ==
        37h + 30min);
}

TEST_CASE("the opening second counts and the closing second does not (clock rule 1)") {
  const Calendar calendar(weekdays("UTC", nine_to_five));
  CHECK(calendar.between(at("2026-01-05T08:59:59Z"), at("2026-01-05T09:00:00Z")) == 0s);
  CHECK(calendar.between(at("2026-01-05T09:00:00Z"), at("2026-01-05T09:00:01Z")) == 1s);
  CHECK(calendar.between(at("2026-01-05T16:59:59Z"), at("2026-01-05T17:00:00Z")) == 1s);
  CHECK(calendar.between(at("2026-01-05T17:00:00Z"), at("2026-01-05T17:00:01Z")) == 0s);
}

TEST_CASE("an end before its start is refused, and so is a negative length (clock rule 3)") {
  const Instant start = at("2026-01-05T09:00:00Z");
  for (const auto& rules : {weekdays("UTC", nine_to_five), always("UTC")}) {
    const Calendar calendar(rules);
    CHECK(refusal([&] { calendar.between(start, start - 1s); }) == "5 time.end_before_start");
    CHECK(refusal([&] { calendar.open_in(start, start - 1s); }) == "5 time.end_before_start");
    CHECK(refusal([&] { calendar.add(start, -1s); }) == "5 time.end_before_start");
  }
}

TEST_CASE("24x7 counts every second of years with summer time (lesson zammad#3180)") {
  const Calendar calendar(always("America/New_York"));
  const Instant start = at("2026-01-01T05:00:00Z");
  CHECK(calendar.between(start, start + 8760h) == 8760h);
  CHECK(calendar.add(start, 8760h) == start + 8760h);
  CHECK(calendar.open_in(start, start + 24h) == std::vector<Span>{{start, start + 24h}});
}

TEST_CASE("lesson zammad#3180: 00:00-24:00 on every day loses no second at midnight") {
  for (const char* zone :
       {"Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo"}) {
    CAPTURE(zone);
    const Calendar calendar(all_week(zone, hours({"00:00-24:00"})));
    const Instant start = at("2017-12-31T23:59:59Z");
    CHECK(calendar.between(start, start + 8760h) == 8760h);
    CHECK(calendar.add(start, 8760h) == start + 8760h);
    CHECK(calendar.open_in(start, start + 8760h) == std::vector<Span>{{start, start + 8760h}});
  }
}

TEST_CASE("24x7 counts even where its zone is not known to this machine") {
  const Calendar calendar(always("Mars/Olympus"));
  CHECK(calendar.add(at("2026-01-05T09:00:00Z"), 15min) == at("2026-01-05T09:15:00Z"));
  CHECK(refusal([&] { calendar.zone(); }) == "5 time.unknown_zone");
}

TEST_CASE("24x7 ignores every other rule of the calendar (CAL-1)") {
  CalendarRules rules = always("UTC");
  rules.holidays = {day("2026-01-05")};
  rules.special[day("2026-01-06")] = {};
  const Calendar calendar(rules);
  CHECK(calendar.kind_of(day("2026-01-05")) == DayKind::always);
  CHECK(calendar.hours_of(day("2026-01-05")) == hours({"24x7"}));
  CHECK(calendar.counted_on(day("2026-01-06")) == 24h);
  CHECK(calendar.close_of_working_day(day("2026-01-05"), 1) == at("2026-01-07T00:00:00Z"));
}

TEST_CASE("lesson oncall#3261: 9:00 stays 9:00 when summer time begins and ends") {
  const Calendar calendar(weekdays("Europe/Berlin", nine_to_five));
  CHECK(calendar.add(wall("2026-03-27 16:00:00 +01:00"), 2h) == wall("2026-03-30 10:00:00 +02:00"));
  CHECK(calendar.add(wall("2026-10-23 16:00:00 +02:00"), 2h) == wall("2026-10-26 10:00:00 +01:00"));
  CHECK(calendar.between(wall("2026-03-27 00:00:00 +01:00"), wall("2026-03-31 00:00:00 +02:00")) ==
        16h);
}

TEST_CASE("a gap of the wall clock does not count, a repeated hour counts twice (clock rule 1)") {
  const Calendar night(all_week("America/New_York", hours({"01:00-04:00"})));
  CHECK(night.counted_on(day("2026-03-08")) == 2h);
  CHECK(night.counted_on(day("2026-11-01")) == 4h);
  CHECK(night.counted_on(day("2026-11-02")) == 3h);
  CHECK(night.add(at("2026-03-08T06:00:00Z"), 2h) == at("2026-03-08T08:00:00Z"));
  CHECK(night.add(at("2026-11-01T05:00:00Z"), 4h) == at("2026-11-01T09:00:00Z"));
}

TEST_CASE("hours that end inside a gap end where it begins (clock rule 1)") {
  const Calendar calendar(all_week("America/New_York", hours({"01:00-02:30"})));
  CHECK(calendar.counted_on(day("2026-03-08")) == 1h);
  CHECK(calendar.close_of_working_day(day("2026-03-07"), 1) == at("2026-03-08T07:00:00Z"));
}

TEST_CASE("a part of a repeated hour opens twice (clock rule 1)") {
  const Calendar calendar(all_week("America/New_York", hours({"01:15-01:45"})));
  CHECK(calendar.open_in(at("2026-11-01T04:00:00Z"), at("2026-11-01T12:00:00Z")) ==
        std::vector<Span>{{at("2026-11-01T05:15:00Z"), at("2026-11-01T05:45:00Z")},
                          {at("2026-11-01T06:15:00Z"), at("2026-11-01T06:45:00Z")}});
}

TEST_CASE("days of 23 and 25 hours are so long (clock rule 1)") {
  const Calendar berlin(all_week("Europe/Berlin", hours({"00:00-24:00"})));
  CHECK(berlin.counted_on(day("2026-03-29")) == 23h);
  CHECK(berlin.counted_on(day("2026-10-25")) == 25h);
  CHECK(berlin.counted_on(day("2026-06-01")) == 24h);
  const Calendar lord_howe(all_week("Australia/Lord_Howe", hours({"00:00-24:00"})));
  CHECK(lord_howe.counted_on(day("2026-04-05")) == 24h + 30min);
  CHECK(lord_howe.counted_on(day("2026-10-04")) == 23h + 30min);
}

TEST_CASE("a midnight that comes twice, or not at all, loses nothing (clock rule 1)") {
  const Calendar evening(all_week("America/Sao_Paulo", hours({"23:00-24:00"})));
  CHECK(evening.counted_on(day("2018-02-17")) == 2h);
  const Calendar morning(all_week("America/Sao_Paulo", hours({"00:00-02:00"})));
  CHECK(morning.counted_on(day("2018-11-04")) == 1h);
  CHECK(morning.counted_on(day("2018-11-05")) == 2h);
}

TEST_CASE("hours across midnight in a zone that changes at midnight (clock rule 1)") {
  const Calendar night(all_week("America/Sao_Paulo", hours({"22:00-06:00"})));
  CHECK(night.counted_on(day("2018-02-17")) == 9h);
  CHECK(night.counted_on(day("2018-11-03")) == 7h);
}

TEST_CASE("a skipped date opens nothing (ruling 14)") {
  const Calendar calendar(all_week("Pacific/Apia", hours({"09:00-17:00"})));
  CHECK(calendar.counted_on(day("2011-12-30")) == 0s);
  CHECK(calendar.between(wall("2011-12-29 00:00:00 -10:00"), wall("2012-01-01 00:00:00 +14:00")) ==
        16h);
  CHECK(calendar.add(wall("2011-12-29 16:00:00 -10:00"), 2h) == wall("2011-12-31 10:00:00 +14:00"));
}

TEST_CASE("what a skipped date would have opened over midnight stays closed (ruling 14)") {
  const Calendar night(all_week("Pacific/Apia", hours({"22:00-06:00"})));
  const Instant skip = at("2011-12-30T10:00:00Z");  // 24:00 of the 29th is 00:00 of the 31st
  CHECK(night.counted_on(day("2011-12-29")) == 2h);
  CHECK(night.counted_on(day("2011-12-30")) == 0s);
  CHECK(night.counted_on(day("2011-12-31")) == 8h);
  CHECK(night.between(skip - 2h, skip) == 2h);
  CHECK(night.between(skip, skip + 6h) == 0s);
}

TEST_CASE("a holiday closes what opens on it, over midnight too (ruling 14)") {
  CalendarRules rules = all_week("UTC", hours({"22:00-06:00"}));
  rules.holidays = {day("2026-01-06")};
  const Calendar calendar(rules);
  CHECK(calendar.between(at("2026-01-06T00:00:00Z"), at("2026-01-06T06:00:00Z")) == 6h);
  CHECK(calendar.between(at("2026-01-06T22:00:00Z"), at("2026-01-07T06:00:00Z")) == 0s);
  CHECK(calendar.counted_on(day("2026-01-06")) == 0s);
  CHECK(calendar.counted_on(day("2026-01-05")) == 8h);
}

TEST_CASE("lesson glpi#467: a make-up Saturday is a working day, a holiday Monday is none") {
  CalendarRules rules = weekdays("Asia/Shanghai", with_lunch);
  rules.workdays = {day("2026-02-14")};
  rules.holidays = {day("2026-02-16")};
  const Calendar calendar(rules);
  CHECK(calendar.counted_on(day("2026-02-14")) == 7h + 30min);
  CHECK(calendar.counted_on(day("2026-02-15")) == 0s);
  CHECK(calendar.counted_on(day("2026-02-16")) == 0s);
  CHECK(calendar.add(wall("2026-02-13 17:00:00 +08:00"), 2h) == wall("2026-02-14 10:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-02-13"), 2) == wall("2026-02-17 18:00:00 +08:00"));
}

TEST_CASE("special hours beat a holiday (clock rule 2)") {
  CalendarRules rules = weekdays("UTC", nine_to_five);
  rules.holidays = {day("2026-01-05")};
  rules.special[day("2026-01-05")] = hours({"10:00-11:00"});
  CHECK(Calendar(rules).counted_on(day("2026-01-05")) == 1h);
}

TEST_CASE("Nbd ends at the close of the Nth working day after the start's day (clock rule 4)") {
  const Calendar calendar = shanghai_office();
  CHECK(calendar.close_of_working_day(day("2026-01-05"), 1) == wall("2026-01-06 18:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-01-05"), 3) == wall("2026-01-08 18:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-01-09"), 1) == wall("2026-01-12 18:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-01-10"), 1) == wall("2026-01-12 18:00:00 +08:00"));
}

TEST_CASE("ruling 9: a date without counted seconds is no working day") {
  CalendarRules rules = weekdays("America/New_York", hours({"09:00-17:00"}));
  rules.special[day("2026-01-06")] = {};
  rules.special[day("2026-03-08")] = hours({"02:00-03:00"});  // in the gap of that Sunday
  const Calendar calendar(rules);
  CHECK(calendar.close_of_working_day(day("2026-01-05"), 1) == wall("2026-01-07 17:00:00 -05:00"));
  CHECK(calendar.counted_on(day("2026-03-08")) == 0s);
  CHECK(calendar.close_of_working_day(day("2026-03-06"), 1) == wall("2026-03-09 17:00:00 -04:00"));
}

TEST_CASE("ruling 9: there is no 0bd") {
  CHECK(refusal([] { shanghai_office().close_of_working_day(day("2026-01-05"), 0); }) ==
        "5 time.no_zeroth_working_day");
}

TEST_CASE("ruling 10: a working 1st counts after a period that ended the day before") {
  const Calendar calendar = shanghai_office();
  CHECK(calendar.close_of_working_day(day("2026-03-31"), 1) == wall("2026-04-01 18:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-03-31"), 5) == wall("2026-04-07 18:00:00 +08:00"));
}

TEST_CASE("ruling 12: a lead of five working days is the close of the fifth before that date") {
  CalendarRules rules = weekdays("Asia/Shanghai", with_lunch);
  rules.workdays = {day("2026-02-14")};
  const Calendar calendar(rules);
  CHECK(calendar.close_of_working_day(day("2026-02-15"), -1) == wall("2026-02-14 18:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-02-15"), -5) == wall("2026-02-10 18:00:00 +08:00"));
}

TEST_CASE("the close of a working day that runs over midnight lies on the next date (rule 4)") {
  const Calendar calendar(all_week("UTC", hours({"08:00-12:00", "22:00-06:00"})));
  CHECK(calendar.close_of_working_day(day("2026-01-05"), 1) == at("2026-01-07T06:00:00Z"));
}

TEST_CASE("the close of a day whose last hour comes twice is the second one (clock rule 4)") {
  const Calendar calendar(all_week("America/Sao_Paulo", hours({"09:00-24:00"})));
  CHECK(calendar.close_of_working_day(day("2018-02-16"), 1) == at("2018-02-18T03:00:00Z"));
}

TEST_CASE("ruling 14: a calendar that runs out of hours is refused") {
  CalendarRules rules;
  rules.name = "once";
  rules.special[day("2026-01-05")] = hours({"09:00-17:00"});
  const Calendar calendar(rules);
  const Instant start = at("2026-01-01T00:00:00Z");
  CHECK(calendar.add(start, 8h) == at("2026-01-05T17:00:00Z"));
  CHECK(refusal([&] { calendar.add(start, 8h + 1s); }) == "5 time.calendar_exhausted");
  CHECK(refusal([&] { calendar.add(at("2026-01-05T17:00:00Z"), 1s); }) ==
        "5 time.calendar_exhausted");
  CHECK(refusal([&] { calendar.close_of_working_day(day("2026-01-05"), 1); }) ==
        "5 time.calendar_exhausted");
  CHECK(calendar.close_of_working_day(day("2026-01-06"), -1) == at("2026-01-05T17:00:00Z"));
  CHECK(refusal([&] { calendar.close_of_working_day(day("2026-01-05"), -1); }) ==
        "5 time.calendar_exhausted");
  CHECK(refusal([&] { Calendar(always("UTC")).add(start, Seconds::max()); }) ==
        "5 time.calendar_exhausted");
  CHECK(refusal([&] { Calendar(CalendarRules{}).add(start, 1s); }) == "5 time.calendar_exhausted");
}

TEST_CASE("ruling 14: hours within 100 years are found, later ones are not") {
  CalendarRules rules;
  rules.special[day("2125-12-01")] = hours({"09:00-17:00"});
  const Calendar calendar(rules);
  CHECK(calendar.add(at("2026-01-05T00:00:00Z"), 1h) == at("2125-12-01T10:00:00Z"));
  CHECK(refusal([&] { calendar.add(at("2025-01-05T00:00:00Z"), 1h); }) ==
        "5 time.calendar_exhausted");
}

TEST_CASE("adding and measuring are inverse over years of summer time (clock rule 3)") {
  const Calendar calendar(weekdays("Europe/Berlin", with_lunch));
  const Instant start = wall("2026-01-05 11:00:00 +01:00");
  for (Seconds length{1}; length < 4000h; length += 12345s) {
    const Instant end = calendar.add(start, length);
    CHECK(calendar.between(start, end) == length);
    CHECK(calendar.between(start, end - 1s) == length - 1s);
  }
}

TEST_CASE("what was asked before changes no answer, earlier or later") {
  const auto rules = weekdays("America/New_York", nine_to_five);
  const Calendar shared(rules);
  for (const int year : {2026, 2040, 2001, 2027, 1975, 2099, 2025, 1950}) {
    const Instant from = at(std::to_string(year) + "-03-01T00:00:00Z");
    const Calendar fresh(rules);
    CHECK(shared.between(from, from + 24h * 40) == fresh.between(from, from + 24h * 40));
    CHECK(shared.add(from, 500h) == fresh.add(from, 500h));
    CHECK(shared.open_in(from, from + 24h * 9) == fresh.open_in(from, from + 24h * 9));
  }
  const Calendar fresh(rules);
  CHECK(shared.between(at("1950-01-01T00:00:00Z"), at("2101-01-01T00:00:00Z")) ==
        fresh.between(at("1950-01-01T00:00:00Z"), at("2101-01-01T00:00:00Z")));
}

TEST_CASE("open stretches are cut at the ends and joined where they touch (CAL-1)") {
  const Calendar calendar(weekdays("UTC", hours({"09:00-12:00", "12:00-13:00", "14:00-17:00"})));
  const auto open = calendar.open_in(at("2026-01-05T10:00:00Z"), at("2026-01-06T09:30:00Z"));
  CHECK(open == std::vector<Span>{{at("2026-01-05T10:00:00Z"), at("2026-01-05T13:00:00Z")},
                                  {at("2026-01-05T14:00:00Z"), at("2026-01-05T17:00:00Z")},
                                  {at("2026-01-06T09:00:00Z"), at("2026-01-06T09:30:00Z")}});
  CHECK(calendar.open_in(at("2026-01-05T10:00:00Z"), at("2026-01-05T10:00:00Z")).empty());
  CHECK(calendar.open_in(at("2026-01-05T13:00:00Z"), at("2026-01-05T14:00:00Z")).empty());
}

TEST_CASE("hours with seconds are counted to the second (clock rule 1)") {
  const Calendar calendar(weekdays("UTC", hours({"09:00:30-09:01:15"})));
  CHECK(calendar.counted_on(day("2026-01-05")) == 45s);
  CHECK(calendar.add(at("2026-01-05T00:00:00Z"), 46s) == at("2026-01-06T09:00:31Z"));
}

TEST_CASE("copies of a calendar count alike (CAL-1)") {
  const Calendar first = shanghai_office();
  const Calendar second = first;
  CHECK(second.zone().name() == "Asia/Shanghai");
  CHECK(second.rules() == first.rules());
  CHECK(second.add(at("2026-01-05T00:00:00Z"), 1h) == first.add(at("2026-01-05T00:00:00Z"), 1h));
}

TEST_CASE("the last years that can be written are counted too (clock rule 1)") {
  const Calendar calendar(weekdays("America/New_York", nine_to_five));
  const Instant summer = at("9998-07-01T00:00:00Z");
  const auto open = calendar.open_in(summer, summer + 24h * 7);
  REQUIRE(!open.empty());
  CHECK(with_offset(open.front().from, calendar.zone()).substr(11) == "09:00:00 -04:00");
  CHECK(calendar.between(summer, summer + 24h * 7) == 40h);
}
