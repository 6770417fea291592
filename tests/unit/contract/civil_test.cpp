#include "svcdesk/contract/civil.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;

namespace {

Contract three_years() {
  Contract contract;
  contract.zone = "Asia/Shanghai";
  contract.signed_on = time::parse_date("2026-01-05");
  contract.starts = time::parse_date("2026-01-10");
  contract.ends = time::parse_date("2029-01-09");
  time::CalendarRules office;
  office.name = "office";
  office.zone = contract.zone;
  for (std::size_t day = 0; day < 5; ++day) office.week[day] = {{9 * 3600, 18 * 3600}};
  for (int day = 1; day <= 7; ++day) {
    office.holidays.insert(Date(std::chrono::year{2026} / 10 / day));
  }
  office.workdays.insert(time::parse_date("2026-09-20"));
  office.workday_hours = {{9 * 3600, 18 * 3600}};
  contract.calendars = {office};
  Holiday spring;
  spring.code = "spring-festival";
  spring.first_days = {time::parse_date("2026-02-15"), time::parse_date("2027-02-05")};
  Holiday year;
  year.code = "new-year";
  year.first_days = {time::parse_date("2026-01-01"), time::parse_date("2026-12-31"),
                     time::parse_date("2029-01-01"), time::parse_date("2030-01-01")};
  Holiday national;
  national.code = "national-day";
  national.first_days = {time::parse_date("2026-10-01")};
  contract.holidays = {spring, year, national};
  return contract;
}

Obligation every(time::Recurrence recurrence, const char* within = "",
                 const char* calendar = "always") {
  Obligation one;
  one.every = recurrence;
  one.calendar = calendar;
  if (*within) one.within.common = time::parse_duration(within);
  return one;
}

Obligation before(const char* what, const char* lead, const char* opens = "",
                  const char* calendar = "always") {
  Obligation one;
  one.calendar = calendar;
  one.due = CivilDue{what, time::parse_duration(lead), {}};
  if (*opens) one.due->opens = time::parse_duration(opens);
  return one;
}

Instant at(const char* text) { return time::parse_rfc3339(text); }

std::vector<CivilOccurrence> all(const Contract& contract, const Obligation& one) {
  return civil_occurrences(Terms(contract), one, at("2020-01-01T00:00:00Z"),
                           at("2040-01-01T00:00:00Z"));
}

std::string shown(const CivilOccurrence& one) {
  const auto zone = time::Zone::load("Asia/Shanghai");
  return one.key + " " + time::to_string(one.first) + ".." + time::to_string(one.last) + " due " +
         time::with_offset(one.due, zone).substr(0, 16);
}

std::string shown(const std::vector<CivilOccurrence>& list) {
  std::string text;
  for (const auto& one : list) text += shown(one) + "\n";
  return text;
}

}  // namespace

TEST_CASE("ruling 11: periods are clipped to the term and still owed") {
  const auto found = all(three_years(), every(time::Recurrence::quarter));
  REQUIRE(found.size() == 13);
  CHECK(shown(found.front()) == "2026-Q1 2026-01-10..2026-03-31 due 2026-04-01 00:00");
  CHECK(shown(found[1]) == "2026-Q2 2026-04-01..2026-06-30 due 2026-07-01 00:00");
  CHECK(shown(found.back()) == "2029-Q1 2029-01-01..2029-01-09 due 2029-01-10 00:00");
  CHECK(found.front().opens == at("2026-01-10T00:00:00+08:00"));
}

TEST_CASE("ruling 11: partial = skip waives the broken periods at both ends") {
  Obligation one = every(time::Recurrence::year);
  one.partial = Partial::skip;
  CHECK(shown(all(three_years(), one)) ==
        "2027 2027-01-01..2027-12-31 due 2028-01-01 00:00\n"
        "2028 2028-01-01..2028-12-31 due 2029-01-01 00:00\n");
}

TEST_CASE("ruling 11: with within, a period is due that long after its last day") {
  const auto found = all(three_years(), every(time::Recurrence::month, "3d"));
  CHECK(shown(found.front()) == "2026-01 2026-01-10..2026-01-31 due 2026-02-04 00:00");
}

TEST_CASE("ruling 10: a working 1st of the month counts after a period that ended the day before") {
  const auto found = all(three_years(), every(time::Recurrence::month, "5bd", "office"));
  // June 2026 ends on a Tuesday: 1, 2, 3, 6, 7 July
  CHECK(shown(found[5]) == "2026-06 2026-06-01..2026-06-30 due 2026-07-07 18:00");
  // September ends before the holiday of 1-7 October: 8, 9, 12, 13, 14 October
  CHECK(shown(found[8]) == "2026-09 2026-09-01..2026-09-30 due 2026-10-14 18:00");
}

TEST_CASE("ruling 11: a civil within steps by dates") {
  const auto found = all(three_years(), every(time::Recurrence::quarter, "1mo"));
  CHECK(shown(found.front()) == "2026-Q1 2026-01-10..2026-03-31 due 2026-05-01 00:00");
}

TEST_CASE("only occurrences that open in [from, to) are named") {
  const Terms terms(three_years());
  const Obligation month = every(time::Recurrence::month);
  const Instant june = at("2026-06-01T00:00:00+08:00");
  CHECK(civil_occurrences(terms, month, june, june + Seconds{1}).size() == 1);
  CHECK(civil_occurrences(terms, month, june + Seconds{1}, june + std::chrono::days{29}).empty());
  CHECK(civil_occurrences(terms, month, june, june).empty());
}

TEST_CASE("a range taken in pieces gives the same occurrences as at once (ruling 11)") {
  const Terms terms(three_years());
  for (const auto& one : {every(time::Recurrence::month), before("holiday:new-year", "7d")}) {
    std::vector<CivilOccurrence> pieces;
    const Instant from = at("2026-01-01T00:00:00Z");
    for (int day = 0; day < 1200; day += 7) {
      const auto found = civil_occurrences(terms, one, from + std::chrono::days{day},
                                           from + std::chrono::days{day + 7});
      pieces.insert(pieces.end(), found.begin(), found.end());
    }
    CHECK(shown(pieces) ==
          shown(civil_occurrences(terms, one, from, from + std::chrono::days{1204})));
  }
}

TEST_CASE("a contract without a term has periods for as long as is asked (ruling 11)") {
  Contract contract = three_years();
  contract.starts.reset();
  contract.ends.reset();
  CHECK(all(contract, every(time::Recurrence::year)).size() == 20);
}

TEST_CASE("ruling 12: before a holiday, working days are counted back from its first day") {
  const auto found = all(three_years(), before("holiday:national-day", "5bd", "30d", "office"));
  REQUIRE(found.size() == 1);
  // 30, 29, 28, 25, 24 September 2026
  CHECK(shown(found[0]) == "2026-national-day 2026-09-01..2026-09-30 due 2026-09-24 18:00");
}

TEST_CASE("ruling 12: a lead in days is counted from 00:00 of the holiday's first day") {
  const auto found = all(three_years(), before("holiday:spring-festival", "7d", "30d"));
  CHECK(shown(found) ==
        "2026-spring-festival 2026-01-16..2026-02-14 due 2026-02-08 00:00\n"
        "2027-spring-festival 2027-01-06..2027-02-04 due 2027-01-29 00:00\n");
}

TEST_CASE("ruling 12: without opens the window opens 30 days before the deadline") {
  const auto found = all(three_years(), before("holiday:spring-festival", "7d"));
  CHECK(shown(found[1]) == "2027-spring-festival 2026-12-30..2027-02-04 due 2027-01-29 00:00");
  CHECK(shown(found[0]) == "2026-spring-festival 2026-01-10..2026-02-14 due 2026-02-08 00:00");
}

TEST_CASE("a holiday that begins on 31 December belongs to the new year (ruling 12)") {
  CHECK(year_of_holiday(time::parse_date("2026-12-31")) == 2027);
  CHECK(year_of_holiday(time::parse_date("2026-12-29")) == 2027);
  CHECK(year_of_holiday(time::parse_date("2026-12-25")) == 2026);
  CHECK(year_of_holiday(time::parse_date("2026-01-01")) == 2026);
}

TEST_CASE("nothing is owed for a holiday outside the term (ruling 12)") {
  const auto found = all(three_years(), before("holiday:new-year", "7d"));
  REQUIRE(found.size() == 2);  // not 2026-01-01, not 2030-01-01
  CHECK(found[0].key == "2027-new-year");
  CHECK(found[1].key == "2029-new-year");
}

TEST_CASE("acceptance is asked for a month before the term ends (CON-4, ruling 10)") {
  CHECK(shown(all(three_years(), before("ends", "1mo", "2mo"))) ==
        "ends 2028-11-10..2029-01-09 due 2028-12-10 00:00\n");
  CHECK(shown(all(three_years(), before("ends", "7d"))) ==
        "ends 2028-12-04..2029-01-09 due 2029-01-03 00:00\n");
}

TEST_CASE("a lead on a calendar with hours is counted back in its hours") {
  const auto found = all(three_years(), before("holiday:national-day", "12h", "30d", "office"));
  // 9 h on 30 September, 3 h on the 29th
  CHECK(shown(found[0]) == "2026-national-day 2026-09-01..2026-09-30 due 2026-09-29 15:00");
}

TEST_CASE("a date that the contract lacks, and an obligation of another sort, give nothing") {
  Contract contract = three_years();
  contract.ends.reset();
  CHECK(all(contract, before("ends", "1mo")).empty());
  CHECK(all(contract, before("holiday:unknown", "1mo")).empty());
  CHECK(all(contract, Obligation{}).empty());
}

TEST_CASE("the calendar always is there even when the file does not name it") {
  const Terms terms(three_years());
  CHECK(terms.calendar("always").rules().always);
  CHECK_THROWS_AS(terms.calendar("nights"), Error);
  CHECK(&terms.calendar("office") == &terms.calendar("office"));
  CHECK(terms.version() == 1);
}

TEST_CASE("ruling 10: a date stands for 24:00 of it in the contract's zone") {
  const Terms terms(three_years());
  CHECK(terms.end_of(time::parse_date("2029-01-09")) == at("2029-01-10T00:00:00+08:00"));
  CHECK(terms.start_of(time::parse_date("2026-01-10")) == at("2026-01-10T00:00:00+08:00"));
}
