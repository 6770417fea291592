#include "svcdesk/contract/extension.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;
using testing::read_plain_days;

namespace {

// Office hours; 2026 from a file, Christmas Eve and 2027-03-01 written by hand.
std::string with_office() {
  std::string text = testing::small_contract_with(
      "week = {", "holidays = [\"cn-2026.days\", 2026-12-24, 2027-03-01]\nweek = {");
  return text.replace(text.find("[levels.P1]"), 0,
                      "[holidays.spring-festival]\nname = \"Spring\"\naliases = [\"春节\"]\n");
}

Contract applied() {
  return read_contract(with_office(), "c.toml", testing::golden_sources()).contract;
}

Extension take(const std::string& days, Take how = Take::new_years,
               const std::string& calendar = "office") {
  return extended(applied(), written_part(with_office()), {calendar, read_plain_days(days)}, how);
}

const time::CalendarRules& office(const Contract& contract) {
  for (const auto& rules : contract.calendars) {
    if (rules.name == "office") return rules;
  }
  FAIL("no office");
  return contract.calendars.front();
}

Date day(const char* text) { return time::parse_date(text); }

bool closed(const Contract& contract, const char* date) {
  return time::Calendar(office(contract)).hours_of(day(date)).empty();
}

std::string dates(const std::vector<DayChange>& changes) {
  std::string out;
  for (const DayChange& one : changes) {
    out += (out.empty() ? "" : " ") + time::to_string(one.date) + (one.after.empty() ? "-" : "+");
  }
  return out;
}

const char* year_2028 =
    "2028-01-26 2028-02-01 春节假期\n2028-01-23 2028-01-23 上班\n2028-10-02 2028-10-06 国庆节\n";

}  // namespace

TEST_CASE("a year that the calendar does not know is added (decision 7, CAL-1)") {
  const Extension longer = take(year_2028);
  CHECK(longer.years == std::set<int>{2028});
  CHECK(longer.changed.empty());
  CHECK(closed(longer.contract, "2028-01-27"));
  CHECK(closed(longer.contract, "2028-10-03"));
  CHECK_FALSE(closed(longer.contract, "2028-01-23"));  // a Sunday that is worked
  CHECK(closed(applied(), "2028-01-23"));
}

TEST_CASE("what is known already changes nothing (decision 7)") {
  const Extension same = take(
      "2026-02-15 2026-02-23 春节假期\n2026-02-14 2026-02-14 上班\n2026-10-01 2026-10-07 国庆\n");
  CHECK(same.years.empty());
  CHECK(same.changed.empty());
  CHECK(same.contract == applied());
}

TEST_CASE("a day of a known year is named, and stays as it is (decision 7)") {
  const Extension longer = take(
      "2026-02-15 2026-02-23 春节假期\n2026-02-14 2026-02-14 上班\n"
      "2026-10-01 2026-10-08 国庆节\n2026-10-10 2026-10-10 上班\n");
  CHECK(dates(longer.changed) == "2026-10-08- 2026-10-10+");
  CHECK(longer.contract == applied());
}

TEST_CASE("with all, changed days are taken, and days the file no longer has are taken off") {
  const Extension longer =
      take("2026-02-16 2026-02-23 春节假期\n2026-10-01 2026-10-07 国庆节\n", Take::all);
  // 14 February was a Saturday to be worked, 15 February a Sunday anyway.
  CHECK(dates(longer.changed) == "2026-02-14-");
  CHECK(closed(longer.contract, "2026-02-14"));
  CHECK(closed(longer.contract, "2026-02-15"));
  CHECK(office(longer.contract).holidays.count(day("2026-02-15")) == 0);
}

TEST_CASE("dates that the contract has written beat the file (clock rule 2)") {
  const Extension longer = take(
      "2026-02-15 2026-02-23 春节\n2026-12-24 2026-12-24 上班\n2026-10-01 2026-10-07 国庆节\n"
      "2026-02-14 2026-02-14 上班\n",
      Take::all);
  CHECK(longer.changed.empty());
  CHECK(closed(longer.contract, "2026-12-24"));
}

TEST_CASE("a year of which one date is written is known: its days are changed days (decision 7)") {
  CHECK(dates(take("2027-10-01 2027-10-01 国庆节\n").changed) == "2027-10-01-");
  const Extension longer = take("2027-10-01 2027-10-01 国庆节\n", Take::all);
  CHECK(closed(longer.contract, "2027-10-01"));
  CHECK(closed(longer.contract, "2027-03-01"));
}

TEST_CASE("days around New Year do not make a year known (decision 7)") {
  const Extension spill = take("2028-12-30 2029-01-01 元旦\n2028-05-01 2028-05-01 劳动节\n");
  CHECK(spill.years == std::set<int>{2028});
  CHECK(closed(spill.contract, "2029-01-01"));
  const Extension next =
      extended(spill.contract, written_part(with_office()),
               {"office", read_plain_days("2029-02-13 2029-02-19 春节\n")}, Take::new_years);
  CHECK(next.years == std::set<int>{2029});
  CHECK(next.changed.empty());
  CHECK(closed(next.contract, "2029-01-01"));
  CHECK(closed(next.contract, "2029-02-13"));
}

TEST_CASE("an arrangement that reaches back over New Year changes days of the year before") {
  const Extension longer = take(std::string(year_2028) +
                                "2025-12-31 2025-12-31 元旦\n"
                                "2026-12-31 2026-12-31 元旦\n");
  CHECK(dates(longer.changed) == "2026-12-31-");
  CHECK(closed(longer.contract, "2025-12-31"));
  CHECK_FALSE(closed(longer.contract, "2026-12-31"));
}

TEST_CASE("first days of holidays come with the years, and are moved only with all (ruling 12)") {
  const auto first_days = [](const Extension& longer) {
    std::string out;
    for (const Date one : longer.contract.holidays.front().first_days) {
      out += (out.empty() ? "" : " ") + time::to_string(one);
    }
    return out;
  };
  CHECK(first_days(take(year_2028)) == "2026-02-15 2028-01-26");
  const char* moved = "2026-02-14 2026-02-22 春节\n2026-05-01 2026-05-01 劳动节\n";
  CHECK(first_days(take(moved)) == "2026-02-15");
  CHECK(first_days(take(moved, Take::all)) == "2026-02-14");
}

TEST_CASE("a calendar that the contract lacks, or that counts always, stays as it is (CAL-1)") {
  CHECK(take(year_2028, Take::all, "night").contract == applied());
  CHECK(take(year_2028, Take::all, "always").contract == applied());
}

TEST_CASE("a date that the file has as holiday and as make-up day is refused (clock rule 2)") {
  CHECK_THROWS_AS(take("2028-05-01 2028-05-01 劳动节\n2028-05-01 2028-05-01 上班\n"), Error);
}

TEST_CASE("taking the same file twice is taking it once (decision 7)") {
  const Extension once = take(year_2028, Take::all);
  const Extension twice = extended(once.contract, written_part(with_office()),
                                   {"office", read_plain_days(year_2028)}, Take::all);
  CHECK(twice.contract == once.contract);
  CHECK(twice.years.empty());
  CHECK(twice.changed.empty());
}
