// Rulings 9 to 16: working days, dates, pauses, void, the order of things.
#include <doctest/doctest.h>

#include "story.hpp"

using namespace story;
using obligations::Occurrence;
using obligations::Phase;
using Verdict = Occurrence::Verdict;

TEST_CASE("ruling 9: shares, pauses and levels work on the seconds that the working days come to") {
  contract::Obligation obligation = pausing("1bd");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-05 16:00", "opened")
      .on("2026-01-06 09:00", "paused", reason("customer"))
      .on("2026-01-07 09:00", "resumed");
  CHECK(story.one("2026-01-05 17:00").limit == minutes(120 + 450));
  CHECK(story.one("2026-01-05 17:00").due == at("2026-01-06 18:00"));
  CHECK(story.one("2026-01-07 09:00").due == at("2026-01-07 18:00"));
}

TEST_CASE("ruling 9: a start after the close belongs to its date all the same") {
  contract::Obligation obligation = promise("1bd");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-05 23:30", "opened");
  CHECK(story.one("2026-01-06").due == at("2026-01-06 18:00"));
}

TEST_CASE("ruling 10: a date used as a moment means 24:00 of it, and is the day of the start") {
  contract::Obligation obligation = promise("14d");
  obligation.on = "contract";
  obligation.starts = {named("contract.signed")};
  obligation.met_by = {named("depot.stocked")};
  Story fortnight(obligation, {"contract", "DG-1"});
  fortnight.on("2026-01-05 10:00", "signed", Json::object({{"date", "2026-01-05"}}));
  CHECK(fortnight.one("2026-01-05 10:00").started == at("2026-01-06 00:00"));
  CHECK(fortnight.one("2026-01-05 10:00").due == at("2026-01-20 00:00"));
  CHECK(fortnight.one("2026-01-05 10:00").used == Seconds{0});
  obligation.within = common(span("1bd"));
  obligation.calendar = "office";
  Story days(obligation, {"contract", "DG-1"});
  days.on("2026-01-06 00:00", "signed", Json::object({{"date", "2026-01-05"}}));
  CHECK(days.one("2026-01-07").due == at("2026-01-06 18:00"));
  obligation.within = common(span("1mo"));
  Story month(obligation, {"contract", "DG-1"});
  month.on("2026-02-01 00:00", "signed", Json::object({{"date", "2026-01-31"}}));
  CHECK(month.one("2026-02-02").due == at("2026-03-01 00:00"));
}

TEST_CASE("ruling 13: one pause per reason; a clock stands while any of its reasons runs") {
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "paused", reason("customer"))
      .on("2026-01-05 09:20", "paused", reason("window"))
      .on("2026-01-05 09:30", "resumed", reason("customer"))
      .on("2026-01-05 09:40", "resumed", reason("window"));
  CHECK(story.one("2026-01-05 09:35").phase == Phase::paused);
  CHECK(story.one("2026-01-05 09:40").due == at("2026-01-05 10:30"));
}

TEST_CASE("ruling 13: resuming without a reason ends every pause") {
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "paused", reason("customer"))
      .on("2026-01-05 09:20", "paused", reason("window"))
      .on("2026-01-05 09:30", "resumed");
  CHECK(story.one("2026-01-05 09:30").due == at("2026-01-05 10:20"));
}

TEST_CASE("ruling 13: other reasons, and clocks without pauses, go on") {
  Story other(pausing("1h"));
  other.on("2026-01-05 09:00", "opened").on("2026-01-05 09:10", "paused", reason("own-part"));
  CHECK(other.one("2026-01-05 09:30").due == at("2026-01-05 10:00"));
  Story never(promise("1h"));
  never.on("2026-01-05 09:00", "opened").on("2026-01-05 09:10", "paused", reason("customer"));
  CHECK(never.one("2026-01-05 11:00").in_breach());
}

TEST_CASE("ruling 13: a pause with an end needs no event to end (decision 14)") {
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "paused",
          reason("customer").set("until", at("2026-01-05 12:00").time_since_epoch().count()));
  CHECK(story.one("2026-01-05 11:59:59").phase == Phase::paused);
  CHECK(story.one("2026-01-05 11:00").resumes == at("2026-01-05 12:00"));
  CHECK(story.one("2026-01-05 12:00").phase == Phase::running);
  CHECK(story.one("2026-01-05 12:00").due == at("2026-01-05 12:50"));
  CHECK(story.one("2026-01-05 13:00").in_breach());
}

TEST_CASE("ruling 13: a clock that starts inside a pause starts paused") {
  contract::Obligation obligation = pausing("30m");
  obligation.starts = {named("case.visit.agreed")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "paused", reason("customer"))
      .on("2026-01-05 10:00", "visit.agreed")
      .on("2026-01-05 11:00", "resumed");
  CHECK(story.one("2026-01-05 10:30").phase == Phase::paused);
  CHECK(story.one("2026-01-05 10:30").used == Seconds{0});
  CHECK(story.one("2026-01-05 11:00").due == at("2026-01-05 11:30"));
}

TEST_CASE("ruling 13: time used up exactly when a pause begins: that instant is the deadline") {
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 10:00", "paused", reason("customer"));
  CHECK(story.one("2026-01-05 10:00").due == at("2026-01-05 10:00"));
  CHECK(story.one("2026-01-05 10:00").verdict() == Verdict::open);
  CHECK(story.one("2026-01-05 10:00:01").in_breach());
  CHECK(story.one("2026-01-05 10:00:01").phase == Phase::paused);
}

TEST_CASE("ruling 13: civil deadlines cannot pause") {
  Story story(pausing("1mo"));
  story.on("2026-01-05 09:00", "opened").on("2026-01-06 09:00", "paused", reason("customer"));
  const Occurrence now = story.one("2026-01-20");
  CHECK(now.phase == Phase::running);
  CHECK(now.due == at("2026-02-05 09:00"));
  CHECK(story.one("2026-02-06").in_breach());
}

TEST_CASE("a civil deadline does not pass while its subject is closed") {
  Story story(promise("1mo"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-20 09:00", "withdrawn")
      .on("2026-03-01 09:00", "reopened");
  CHECK_FALSE(story.one("2026-02-20").due);
  CHECK(story.one("2026-03-01 09:00").due == at("2026-03-01 09:00"));
  CHECK(story.one("2026-03-01 09:00:01").in_breach());
}

TEST_CASE("ruling 14: a calendar that runs out of hours leaves no deadline, and nothing breaks") {
  contract::Contract made = plain();
  time::CalendarRules once;
  once.name = "once";
  once.special[time::parse_date("2026-01-05")] = {time::parse_hours("09:00-10:00")};
  made.calendars.push_back(once);
  contract::Obligation obligation = promise("2h");
  obligation.calendar = "once";
  Story story(made, obligation, {"case", "C-1"});
  story.on("2026-01-05 09:00", "opened");
  CHECK_FALSE(story.one("2026-01-06").due);
  CHECK(story.one("2026-01-06").used == minutes(60));
}

TEST_CASE("ruling 15: void before the deadline, and final") {
  contract::Obligation obligation = promise("1h");
  obligation.void_by = {named("case.merged")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "merged")
      .on("2026-01-06 09:00", "reopened")
      .on("2026-01-06 15:00", "resolved");
  const Occurrence now = story.one("2026-01-07");
  CHECK(now.verdict() == Verdict::waived);
  CHECK(now.settled_at == at("2026-01-05 10:00"));
}

TEST_CASE("ruling 15: a void-by event after the deadline only ends the ladder") {
  contract::Obligation obligation = promise("1h");
  obligation.void_by = {named("case.merged")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 10:00:01", "merged");
  const Occurrence now = story.one("2026-01-06");
  CHECK(now.verdict() == Verdict::broken);
  CHECK(now.ladder_ended == at("2026-01-05 10:00:01"));
}

TEST_CASE("ruling 16: in the same second the order of recording decides") {
  Story paused_first(pausing("1h"));
  paused_first.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:30", "paused", reason("customer"))
      .on("2026-01-05 09:30", "resumed");
  CHECK(paused_first.one("2026-01-05 09:40").phase == Phase::running);
  Story resumed_first(pausing("1h"));
  resumed_first.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:30", "resumed")
      .on("2026-01-05 09:30", "paused", reason("customer"));
  CHECK(resumed_first.one("2026-01-05 09:40").phase == Phase::paused);
}

TEST_CASE("ruling 16: in breach means breached and not fulfilled yet") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 12:00", "resolved");
  CHECK_FALSE(story.one("2026-01-05 10:00").in_breach());
  CHECK(story.one("2026-01-05 11:00").in_breach());
  CHECK_FALSE(story.one("2026-01-05 12:00").in_breach());
}

TEST_CASE("ruling 13: two pauses that end by themselves: the clock goes on after the later one") {
  const auto until = [](std::string_view why, std::string_view when) {
    return reason(why).set("until", at(when).time_since_epoch().count());
  };
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "paused", until("customer", "2026-01-05 12:00"))
      .on("2026-01-05 09:20", "paused", until("window", "2026-01-05 11:00"));
  CHECK(story.one("2026-01-05 10:00").resumes == at("2026-01-05 12:00"));
  CHECK(story.one("2026-01-05 11:30").phase == Phase::paused);
  story.on("2026-01-05 10:30", "paused", reason("window"));
  CHECK_FALSE(story.one("2026-01-05 10:40").resumes);
}

TEST_CASE("ruling 13: a pause that ends before it begins is none") {
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "paused",
          reason("customer").set("until", at("2026-01-05 09:10").time_since_epoch().count()));
  CHECK(story.one("2026-01-05 09:20").due == at("2026-01-05 10:00"));
}
