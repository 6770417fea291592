#include "svcdesk/time/period.hpp"

#include "near.hpp"

using namespace near;

TEST_CASE("the words for how often something recurs (ruling 11)") {
  for (const auto recurrence :
       {Recurrence::month, Recurrence::quarter, Recurrence::half_year, Recurrence::year}) {
    CHECK(parse_recurrence(to_string(recurrence)) == recurrence);
  }
  CHECK(to_string(Recurrence::half_year) == "half-year");
  for (const char* word : {"", "Month", "months", "week", "half_year", " year"}) {
    CHECK_FALSE(parse_recurrence(word));
  }
}

TEST_CASE("a date lies in a period with both ends included (ruling 11)") {
  CHECK(period_of(day("2026-02-14"), Recurrence::month) ==
        Period{"2026-02", day("2026-02-01"), day("2026-02-28")});
  CHECK(period_of(day("2028-02-29"), Recurrence::month).last == day("2028-02-29"));
  CHECK(period_of(day("2026-03-31"), Recurrence::quarter) ==
        Period{"2026-Q1", day("2026-01-01"), day("2026-03-31")});
  CHECK(period_of(day("2026-04-01"), Recurrence::quarter).key == "2026-Q2");
  CHECK(period_of(day("2026-06-30"), Recurrence::half_year) ==
        Period{"2026-H1", day("2026-01-01"), day("2026-06-30")});
  CHECK(period_of(day("2026-07-01"), Recurrence::half_year).key == "2026-H2");
  CHECK(period_of(day("2026-12-31"), Recurrence::year) ==
        Period{"2026", day("2026-01-01"), day("2026-12-31")});
}

TEST_CASE("periods follow each other without a gap (ruling 11)") {
  for (const auto recurrence :
       {Recurrence::month, Recurrence::quarter, Recurrence::half_year, Recurrence::year}) {
    Period period = period_of(day("2023-11-05"), recurrence);
    for (int i = 0; i < 30; ++i) {
      const Period after = next(period, recurrence);
      CHECK(after.first == period.last + std::chrono::days{1});
      CHECK(period_of(after.first, recurrence) == after);
      CHECK(period_of(after.last, recurrence) == after);
      CHECK(parse_period(after.key) == after);
      period = after;
    }
  }
  CHECK(next(parse_period("2026-12"), Recurrence::month).key == "2027-01");
  CHECK(next(parse_period("2026-Q4"), Recurrence::quarter).key == "2027-Q1");
}

TEST_CASE("a period is found by its key (ruling 11)") {
  CHECK(parse_period("2026-10") == Period{"2026-10", day("2026-10-01"), day("2026-10-31")});
  CHECK(parse_period("2026-Q1").last == day("2026-03-31"));
  CHECK(parse_period("2026-H2").first == day("2026-07-01"));
  CHECK(parse_period("2026").last == day("2026-12-31"));
}

TEST_CASE("what is no key of a period is refused as a wrong call (ruling 11)") {
  for (const std::string key : {"", "26", "2026-", "2026-00", "2026-13", "2026-Q0", "2026-Q5",
                                "2026-H3", "2026-q1", "2026-1", "2026-01-05", "2026Q1", "2026-Q11",
                                "202a", "20260", "2026-0a", "-026", "2026-Qx", "+026"}) {
    CAPTURE(key);
    CHECK(refusal([&] { parse_period(key); }) == "2 time.bad_period");
  }
}
