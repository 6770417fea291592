// Promises by the calendar of the world: periods, dates before other dates, dates that come with an
// event (CON-4, rulings 4, 10, 11, 12, 18).
#include <doctest/doctest.h>

#include "story.hpp"
#include "svcdesk/contract/civil.hpp"
#include "svcdesk/time/text.hpp"

using namespace story;
using obligations::Occurrence;
using Words = std::vector<std::string>;

namespace {

contract::Obligation periodic(time::Recurrence every, std::string_view within = "") {
  contract::Obligation made = promise(within);
  made.on = "contract";
  made.starts.clear();
  made.every = every;
  made.met_by = {named("inspection.finished"), named("bulletin.issued")};
  return made;
}

// period.began as the desk writes it.
Json period(std::string_view key, std::string_view first, std::string_view last,
            std::string_view due) {
  return Json::object({{"obligation", "resolve"},
                       {"period", key},
                       {"first", first},
                       {"last", last},
                       {"due", at(due).time_since_epoch().count()}});
}

Story quarters() {
  Story story(periodic(time::Recurrence::quarter), {"contract", "DG-1"});
  story.on("2026-01-01", "period.began",
           period("2026-Q1", "2026-01-01", "2026-03-31", "2026-04-01"));
  story.on("2026-04-01", "period.began",
           period("2026-Q2", "2026-04-01", "2026-06-30", "2026-07-01"));
  return story;
}

contract::Obligation dated() {
  contract::Obligation made = promise("");
  made.on = "advisory";
  made.starts.clear();
  made.due_from_event = true;
  made.met_by = {named("advisory.handled")};
  made.steps = {breach()};
  return made;
}

Json due(std::string_view when) {
  return Json::object({{"due", at(when).time_since_epoch().count()}});
}

}  // namespace

TEST_CASE("ruling 4: an inspection in April never makes the first quarter good (INS-1)") {
  Story story = quarters();
  story.elsewhere("2026-04-10 09:00", "inspection.finished");
  CHECK(story.one("2026-04-20", "2026-Q1").in_breach());
  CHECK(story.one("2026-04-20", "2026-Q2").verdict() == Occurrence::Verdict::kept);
}

TEST_CASE("ruling 4: an event that names its period settles that one, ahead of it or after it") {
  Story story = quarters();
  story.elsewhere("2026-04-10 09:00", "inspection.finished", Json::object({{"period", "2026-Q1"}}));
  CHECK(story.one("2026-04-20", "2026-Q1").verdict() == Occurrence::Verdict::broken);
  CHECK_FALSE(story.one("2026-04-20", "2026-Q1").in_breach());
  CHECK(story.one("2026-04-20", "2026-Q2").verdict() == Occurrence::Verdict::open);
  story.elsewhere("2026-03-30 09:00", "inspection.finished", Json::object({{"period", "2026-Q2"}}));
  CHECK(story.one("2026-04-20", "2026-Q2").verdict() == Occurrence::Verdict::kept);
}

TEST_CASE("ruling 11: a quarter is due at 24:00 of its last day") {
  Story story = quarters();
  CHECK(story.one("2026-04-01", "2026-Q1").due == at("2026-04-01"));
  CHECK(story.one("2026-04-01", "2026-Q1").verdict() == Occurrence::Verdict::open);
  CHECK(story.one("2026-04-01 00:00:01", "2026-Q1").in_breach());
  CHECK(story.one("2026-02-01", "2026-Q1").started == at("2026-01-01"));
  CHECK(story.one("2026-02-01", "2026-Q1").started_by == 0);
}

TEST_CASE("ruling 11: a bulletin by the fifth working day is done in the month after (RPT-3)") {
  Story story(periodic(time::Recurrence::month, "5bd"), {"contract", "DG-1"});
  story.on("2026-01-01", "period.began",
           period("2026-01", "2026-01-01", "2026-01-31", "2026-02-06 18:00"));
  story.on("2026-02-01", "period.began",
           period("2026-02", "2026-02-01", "2026-02-28", "2026-03-06 18:00"));
  story.on("2026-02-05 09:00", "bulletin.issued");
  CHECK(story.one("2026-02-20", "2026-01").verdict() == Occurrence::Verdict::kept);
  CHECK(story.one("2026-02-20", "2026-02").verdict() == Occurrence::Verdict::open);
  CHECK(story.one("2026-02-20", "2026-02").counted_from == at("2026-03-01"));
}

TEST_CASE("the dates of the contract room and the fold agree (CON-4)") {
  contract::Contract made = plain();
  made.starts = time::parse_date("2026-01-10");
  made.ends = time::parse_date("2026-12-31");
  contract::Obligation obligation = periodic(time::Recurrence::quarter);
  Story story(made, obligation, {"contract", "DG-1"});
  for (const auto& one :
       contract::civil_occurrences(story.terms(), obligation, at("2026-01-01"), at("2026-12-31"))) {
    story.on(time::to_utc(one.opens).substr(0, 10), "period.began",
             Json::object({{"obligation", "resolve"},
                           {"period", one.key},
                           {"first", time::to_string(one.first)},
                           {"last", time::to_string(one.last)},
                           {"due", one.due.time_since_epoch().count()}}));
  }
  REQUIRE(story.all("2026-12-30").size() == 4);
  CHECK(story.one("2026-12-30", "2026-Q1").started == at("2026-01-10"));
  CHECK(story.one("2026-12-30", "2026-Q4").due == at("2027-01-01"));
}

TEST_CASE("ruling 12: before a holiday, within its window only") {
  contract::Obligation obligation = periodic(time::Recurrence::year);
  obligation.every.reset();
  obligation.due = contract::CivilDue{"holiday:spring-festival", span("5bd"), {}};
  Story story(obligation, {"contract", "DG-1"});
  story.on("2026-01-10", "period.began",
           period("2026-spring-festival", "2026-01-10", "2026-02-14", "2026-02-09 18:00"));
  story.elsewhere("2026-01-09 12:00", "inspection.finished");
  CHECK(story.one("2026-01-20").verdict() == Occurrence::Verdict::open);
  story.elsewhere("2026-01-25 12:00", "inspection.finished");
  CHECK(story.one("2026-01-26").verdict() == Occurrence::Verdict::kept);
}

TEST_CASE("steps of a period: shares and leads lie between its start and its date") {
  contract::Obligation obligation = periodic(time::Recurrence::quarter);
  obligation.steps = {share(500), before("14d"), before("1mo"), breach(), late("1d")};
  Story story(obligation, {"contract", "DG-1"});
  story.on("2026-01-01", "period.began",
           period("2026-Q1", "2026-01-01", "2026-03-31", "2026-04-01"));
  CHECK(words(story.plan("2026-01-01")) ==
        Words{"0 02-15T00:00", "2 03-01T00:00", "1 03-18T00:00", "3 04-01T00:00", "4 04-02T00:00"});
  CHECK(story.next("2026-01-01") == at("2026-02-15"));
}

TEST_CASE("ruling 1: three months after the last inspection, at the same time of day (INS-1)") {
  contract::Obligation obligation = promise("3mo");
  obligation.on = "contract";
  obligation.starts = {named("contract.started"), named("inspection.finished")};
  obligation.met_by = {named("inspection.finished")};
  Story story(obligation, {"contract", "DG-1"});
  story.on("2026-01-11", "started", Json::object({{"date", "2026-01-10"}}));
  story.elsewhere("2026-03-31 15:00", "inspection.finished");
  REQUIRE(story.all("2026-04-01").size() == 2);
  CHECK(story.one("2026-04-01", "1").due == at("2026-04-11"));
  CHECK(story.one("2026-04-01", "1").verdict() == Occurrence::Verdict::kept);
  CHECK(story.one("2026-04-01", "2").due == at("2026-06-30 15:00"));
}

TEST_CASE("ruling 18: a date that comes with the event, and a later one that replaces it") {
  Story story(dated(), {"advisory", "A-1"});
  story.on("2026-01-05 09:00", "published", due("2026-01-27"))
      .on("2026-01-10 09:00", "due.changed", due("2026-02-03"));
  CHECK(story.one("2026-01-06").due == at("2026-01-27"));
  CHECK(story.one("2026-01-10 09:00").due == at("2026-02-03"));
  CHECK(story.next("2026-01-10 09:00") == at("2026-02-03 00:00:01"));
}

TEST_CASE("ruling 18: a date already past is a breach at that date") {
  Story story(dated(), {"advisory", "A-1"});
  story.on("2026-01-05 09:00", "published", due("2025-12-01"));
  const Occurrence now = story.one("2026-01-05 09:00");
  CHECK(now.in_force->at == at("2025-12-01"));
  CHECK(words(story.sweep("2026-01-05 09:00")) == Words{"0 12-01T00:00"});
}

TEST_CASE("ruling 18: an import plans no step for the past, but the breach counts") {
  Story story(dated(), {"advisory", "A-1"});
  story.on("2026-01-05 09:00", "published", due("2025-12-01").set("imported", true));
  CHECK(story.due("2026-01-05 09:00").breaches.size() == 1);
  CHECK(story.sweep("2026-01-05 09:00").empty());
}

TEST_CASE("an event without a date owes nothing until one comes") {
  Story story(dated(), {"advisory", "A-1"});
  story.on("2026-01-05 09:00", "published")
      .on("2026-01-10 09:00", "due.changed", due("2026-02-03"));
  CHECK(story.one("2026-01-06").verdict() == Occurrence::Verdict::waived);
  CHECK(story.one("2026-01-11").due == at("2026-02-03"));
  CHECK(story.one("2026-01-11").verdict() == Occurrence::Verdict::open);
}
