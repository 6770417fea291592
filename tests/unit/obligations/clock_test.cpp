#include "svcdesk/obligations/clock.hpp"

#include <doctest/doctest.h>

#include "story.hpp"

using namespace story;
using obligations::Occurrence;
using obligations::Phase;
using obligations::Stretch;
using Verdict = Occurrence::Verdict;

namespace {

contract::Obligation pausing(std::string_view within) {
  contract::Obligation made = promise(within);
  made.pauses = {"customer", "window"};
  return made;
}

contract::Obligation by_level() {
  contract::Obligation made = promise("");
  made.within = lengths({{"P1", "1h"}, {"P2", "2h"}, {"P3", "8h"}});
  return made;
}

Seconds minutes(int count) { return std::chrono::minutes(count); }

}  // namespace

TEST_CASE("rule 3: nine o'clock plus eight hours of office time is the close of the day") {
  contract::Obligation obligation = promise("7h30m");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  CHECK(story.one("2026-01-05 09:00").due == at("2026-01-05 18:00"));
  CHECK(story.one("2026-01-05 13:00").used == minutes(180));
}

TEST_CASE("rule 3: no time at all is due at the start itself") {
  Story story(promise("0s"));
  story.on("2026-01-05 09:00", "opened");
  CHECK(story.one("2026-01-05 09:00").due == at("2026-01-05 09:00"));
  CHECK(story.one("2026-01-05 09:00").verdict() == Verdict::open);
  CHECK(story.one("2026-01-05 09:00:01").verdict() == Verdict::broken);
}

TEST_CASE("rule 4: three working days end at the close of the third after the day of the start") {
  contract::Obligation obligation = promise("3bd");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-07 16:00", "opened");  // Wednesday; Saturday the 10th is made up
  CHECK(story.one("2026-01-07 16:00").due == at("2026-01-10 18:00"));
}

TEST_CASE("rule 5: met at the deadline is kept, a second later is broken") {
  Story kept(promise("1h"));
  kept.on("2026-01-05 09:00", "opened").on("2026-01-05 10:00", "resolved");
  CHECK(kept.one("2026-01-06").verdict() == Verdict::kept);
  CHECK(kept.one("2026-01-06").due == at("2026-01-05 10:00"));
  Story broken(promise("1h"));
  broken.on("2026-01-05 09:00", "opened").on("2026-01-05 10:00:01", "resolved");
  const Occurrence late = broken.one("2026-01-06");
  CHECK(late.verdict() == Verdict::broken);
  CHECK(late.phase == Phase::fulfilled);
  CHECK_FALSE(late.in_breach());
  CHECK(late.in_force->at == at("2026-01-05 10:00"));
}

TEST_CASE("rule 5: the verdict does not depend on when somebody looks") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 11:00", "resolved");
  const Occurrence soon = story.one("2026-01-05 11:00");
  const Occurrence years_later = story.one("2030-01-05");
  CHECK(soon == years_later);
}

TEST_CASE("what has not happened yet by now is left out") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 09:30", "resolved");
  CHECK(story.one("2026-01-05 09:29:59").verdict() == Verdict::open);
  CHECK(story.one("2026-01-05 09:30").verdict() == Verdict::kept);
  CHECK(story.all("2026-01-05 08:59").empty());
}

TEST_CASE("rule 6: paused stretches do not count, and a paused clock has no deadline (CASE-9)") {
  Story story(pausing("2h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:30", "paused", reason("customer"))
      .on("2026-01-05 12:30", "resumed", reason("customer"));
  const Occurrence paused = story.one("2026-01-05 10:00");
  CHECK(paused.phase == Phase::paused);
  CHECK_FALSE(paused.due);
  CHECK(paused.used == minutes(30));
  CHECK(story.one("2026-01-05 12:30").due == at("2026-01-05 14:00"));
  const std::vector<Stretch> expected = {
      {at("2026-01-05 09:00"), at("2026-01-05 09:30"), Stretch::Kind::counting, ""},
      {at("2026-01-05 09:30"), at("2026-01-05 12:30"), Stretch::Kind::paused, "customer"},
      {at("2026-01-05 12:30"), at("2026-01-05 13:00"), Stretch::Kind::counting, ""}};
  CHECK(story.one("2026-01-05 13:00").stretches == expected);
}

TEST_CASE("rule 7: a change of level keeps the start and what has been used") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P3"))
      .on("2026-01-05 09:30", "level.set", level("P1"));
  const Occurrence now = story.one("2026-01-05 09:45");
  CHECK(now.level == "P1");
  CHECK(now.started == at("2026-01-05 09:00"));
  CHECK(now.used == minutes(45));
  CHECK(now.due == at("2026-01-05 10:00"));
}

TEST_CASE("rule 7: lowering the level after a breach hides nothing") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P1"))
      .on("2026-01-05 11:00", "level.set", level("P3"))
      .on("2026-01-05 12:00", "resolved");
  const Occurrence now = story.one("2026-01-06");
  CHECK(now.verdict() == Verdict::kept);
  CHECK(now.reclassified);
  REQUIRE(now.breaches.size() == 1);
  CHECK(now.breaches[0].level == "P1");
  CHECK(now.breaches[0].at == at("2026-01-05 10:00"));
  CHECK(now.breaches[0].until == at("2026-01-05 11:00"));
  CHECK_FALSE(now.in_force);
}

TEST_CASE("rule 7: going back to the level that was breached finds the same breach") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P1"))
      .on("2026-01-05 11:00", "level.set", level("P3"))
      .on("2026-01-05 12:00", "level.set", level("P1"));
  const Occurrence now = story.one("2026-01-06");
  CHECK(now.verdict() == Verdict::broken);
  CHECK(now.breaches.size() == 1);
  CHECK(now.reclassified);
  CHECK_FALSE(now.in_force->until);
}

TEST_CASE("rule 8: reopening goes on without the closed time") {
  Story story(promise("2h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "resolved")
      .on("2026-01-05 11:00", "closed")
      .on("2026-01-07 09:00", "reopened");
  const Occurrence now = story.one("2026-01-07 09:30");
  CHECK(now.phase == Phase::running);
  CHECK(now.used == minutes(90));
  CHECK(now.due == at("2026-01-07 10:00"));
  CHECK_FALSE(now.settled_at);
  REQUIRE(now.stretches.size() == 3);
  CHECK(now.stretches[1].kind == Stretch::Kind::left_out);
}

TEST_CASE("rule 8: a restart grants the whole time again, and the first round's verdict stays") {
  contract::Obligation obligation = promise("1h");
  obligation.on_reopen = contract::OnReopen::restart;
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 11:00", "resolved")
      .on("2026-01-06 09:00", "reopened")
      .on("2026-01-06 09:10", "resolved");
  const Occurrence again = story.one("2026-01-06 09:05");
  CHECK(again.occurrence == "1");
  CHECK(again.round == 2);
  CHECK(again.due == at("2026-01-06 10:00"));
  CHECK(again.used == minutes(5));
  CHECK_FALSE(again.in_breach());
  CHECK(again.earlier->at == at("2026-01-05 10:00"));
  CHECK(story.one("2026-01-07").verdict() == Verdict::broken);
}

TEST_CASE("rule 8: a new cycle has a key of its own") {
  contract::Obligation obligation = promise("1h");
  obligation.on_reopen = contract::OnReopen::new_cycle;
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 11:00", "resolved")
      .on("2026-01-06 09:00", "reopened")
      .on("2026-01-06 09:10", "resolved");
  REQUIRE(story.all("2026-01-07").size() == 2);
  CHECK(story.one("2026-01-07", "1").verdict() == Verdict::broken);
  CHECK(story.one("2026-01-07", "2").verdict() == Verdict::kept);
  CHECK(story.one("2026-01-07", "2").due == at("2026-01-06 10:00"));
}

TEST_CASE("rule 9: an entry recorded late counts from when it happened") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 12:00", "noted")
      .on("2026-01-05 09:50", "resolved");
  CHECK(story.one("2026-01-05 12:00").verdict() == Verdict::kept);
}

TEST_CASE("ruling 1: a month is a civil month, the 31st becomes the month's last day") {
  Story story(promise("1mo"));
  story.on("2026-01-31 10:00", "opened");
  const Occurrence now = story.one("2026-02-01");
  CHECK(now.due == at("2026-02-28 10:00"));
  CHECK(now.civil);
  CHECK(now.limit == Seconds{0});
}

TEST_CASE("ruling 2: a level without a limit is void while it lasts and revives on return") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P4"))
      .on("2026-01-05 10:30", "level.set", level("P1"));
  const Occurrence without = story.one("2026-01-05 10:00");
  CHECK(without.phase == Phase::voided);
  CHECK(without.verdict() == Verdict::waived);
  CHECK_FALSE(without.due);
  const Occurrence back = story.one("2026-01-05 10:31");
  CHECK(back.phase == Phase::running);
  CHECK(back.due == at("2026-01-05 10:00"));
  CHECK(back.in_breach());
}

TEST_CASE("ruling 2: a breach stands when the level has no limit any more") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P1"))
      .on("2026-01-05 10:30", "level.set", level("P4"));
  const Occurrence now = story.one("2026-01-05 11:00");
  CHECK(now.verdict() == Verdict::broken);
  CHECK(now.in_breach());
  CHECK(now.level == "P4");
  CHECK(now.in_force->level == "P1");
}

TEST_CASE("ruling 2: not judged yet counts as the default level (CASE-2)") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened");
  CHECK(story.one("2026-01-05 09:00").level == "P2");
  CHECK(story.one("2026-01-05 09:00").due == at("2026-01-05 11:00"));
}

TEST_CASE("ruling 2: met while the level had no limit is waived for good") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P4"))
      .on("2026-01-05 15:00", "resolved")
      .on("2026-01-05 16:00", "level.set", level("P1"));
  CHECK(story.one("2026-01-06").verdict() == Verdict::waived);
}

TEST_CASE("ruling 3: an answered response stays answered when the case is reopened") {
  contract::Obligation obligation = promise("15m");
  obligation.met_by = {named("case.responded"), named("case.resolved")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:05", "responded")
      .on("2026-01-05 10:00", "resolved")
      .on("2026-01-06 09:00", "reopened");
  const Occurrence now = story.one("2026-01-07");
  CHECK(now.verdict() == Verdict::kept);
  CHECK(now.settled_at == at("2026-01-05 09:05"));
}

TEST_CASE("ruling 3: a breached first round stays one breach") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 11:00", "resolved")
      .on("2026-01-06 09:00", "reopened")
      .on("2026-01-06 12:00", "resolved");
  const Occurrence open = story.one("2026-01-06 10:00");
  CHECK(open.in_breach());
  CHECK(open.due == at("2026-01-05 10:00"));
  CHECK(story.one("2026-01-07").breaches.size() == 1);
  CHECK(story.one("2026-01-07").breaches[0].until == at("2026-01-06 12:00"));
}

TEST_CASE("ruling 3: restart and new cycles are for what begins with the opening") {
  contract::Obligation obligation = promise("1h");
  obligation.starts = {named("case.responded")};
  obligation.on_reopen = contract::OnReopen::restart;
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:00", "responded")
      .on("2026-01-05 09:30", "resolved")
      .on("2026-01-06 09:00", "reopened");
  const Occurrence now = story.one("2026-01-06 09:10");
  CHECK(now.round == 1);
  CHECK(now.due == at("2026-01-06 09:30"));
}

TEST_CASE("ruling 4: an event that names its cycle settles that one only (CASE-5)") {
  contract::Obligation obligation = promise("30m");
  obligation.starts = {named("case.visit.agreed")};
  obligation.met_by = {named("case.arrived")};
  const auto cycle = [](int number) { return Json::object({{"cycle", number}}); };
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "visit.agreed", cycle(1))
      .on("2026-01-05 10:05", "visit.agreed", cycle(2))
      .on("2026-01-05 10:20", "arrived", cycle(2));
  CHECK(story.one("2026-01-05 10:25", "1").verdict() == Verdict::open);
  CHECK(story.one("2026-01-05 10:25", "2").verdict() == Verdict::kept);
}

TEST_CASE("ruling 4: an event that names no cycle settles every open one begun before it") {
  contract::Obligation obligation = promise("30m");
  obligation.starts = {named("case.responded"), named("case.progress.told")};
  obligation.met_by = {named("case.progress.told"), named("case.resolved")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "responded")
      .on("2026-01-05 09:30", "progress.told")
      .on("2026-01-05 10:10", "progress.told")
      .on("2026-01-05 10:20", "resolved");
  const auto all = story.all("2026-01-06");
  REQUIRE(all.size() == 3);
  CHECK(all[0].verdict() == Verdict::kept);
  CHECK(all[1].verdict() == Verdict::broken);
  CHECK(all[2].verdict() == Verdict::kept);
  CHECK(all[2].occurrence == "3");
  CHECK(all[2].settled_at == at("2026-01-05 10:20"));
}

TEST_CASE("a cycle does not begin when what would meet it holds already") {
  contract::Obligation obligation = promise("30m");
  obligation.starts = {named("case.progress.told")};
  obligation.met_by = {named("case.progress.told"), named("case.resolved")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "resolved")
      .on("2026-01-05 10:05", "progress.told");
  CHECK(story.all("2026-01-06").empty());
}

TEST_CASE("ruling 4: a cycle number of another promise does not keep an event from settling this") {
  contract::Obligation obligation = promise("8h");
  obligation.met_by = {named("case.arrived")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "arrived", Json::object({{"cycle", 2}}));
  CHECK(story.one("2026-01-06").verdict() == Verdict::kept);
}

TEST_CASE("ruling 4: a filter asks for values in the payload") {
  contract::Obligation obligation = promise("8h");
  obligation.met_by = {{"case.attached", {{"kind", {"signed-report", "mail"}}}}};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "attached", Json::object({{"kind", "evidence"}}))
      .on("2026-01-05 11:00", "attached", Json::object({{"kind", "mail"}}));
  CHECK(story.one("2026-01-06").settled_at == at("2026-01-05 11:00"));
}

TEST_CASE("ruling 5: breached under one level, lowered, breached again: two breaches, flagged") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P1"))
      .on("2026-01-05 10:30", "level.set", level("P3"));
  const Occurrence now = story.one("2026-01-05 18:00");
  REQUIRE(now.breaches.size() == 2);
  CHECK(now.breaches[1].level == "P3");
  CHECK(now.breaches[1].at == at("2026-01-05 17:00"));
  CHECK(now.reclassified);
  CHECK(now.in_force->level == "P3");
}

TEST_CASE("ruling 6: a change of level does not touch what is settled") {
  Story story(by_level());
  story.on("2026-01-05 09:00", "opened", level("P3"))
      .on("2026-01-05 12:00", "resolved")
      .on("2026-01-05 13:00", "level.set", level("P1"));
  const Occurrence now = story.one("2026-01-06");
  CHECK(now.verdict() == Verdict::kept);
  CHECK(now.level == "P3");
}

TEST_CASE("ruling 6: a new deadline in the past is a breach at that past time") {
  contract::Obligation obligation = by_level();
  obligation.pauses = {"customer"};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened", level("P3"))
      .on("2026-01-05 09:30", "paused", reason("customer"))
      .on("2026-01-05 10:30", "resumed")
      .on("2026-01-05 13:00", "level.set", level("P1"));
  const Occurrence now = story.one("2026-01-05 13:00");
  CHECK(now.in_force->at == at("2026-01-05 11:00"));
  CHECK(now.due == at("2026-01-05 11:00"));
}

TEST_CASE("ruling 6: restart counts from the change") {
  contract::Obligation obligation = by_level();
  obligation.on_level_change = contract::OnLevelChange::restart;
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened", level("P3"))
      .on("2026-01-05 10:00", "level.set", level("P1"))
      .on("2026-01-05 10:10", "level.set", level("P1"));
  const Occurrence now = story.one("2026-01-05 10:30");
  CHECK(now.started == at("2026-01-05 09:00"));
  CHECK(now.counted_from == at("2026-01-05 10:00"));
  CHECK(now.due == at("2026-01-05 11:00"));
  CHECK(now.used == minutes(30));
  CHECK(now.round == 1);
}

TEST_CASE("ruling 7: a pause recorded later undoes a breach") {
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened");
  CHECK(story.one("2026-01-05 10:30").in_breach());
  story.on("2026-01-05 09:30", "paused", reason("customer"));
  const Occurrence now = story.one("2026-01-05 10:30");
  CHECK_FALSE(now.in_breach());
  CHECK(now.breaches.empty());
  CHECK(now.phase == Phase::paused);
}

TEST_CASE("ruling 8: nothing settles but what the contract names") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "responded")
      .on("2026-01-05 09:20", "confirmed");
  CHECK(story.one("2026-01-05 09:30").verdict() == Verdict::open);
}

TEST_CASE("ruling 8: every clock stands still from closed, merged or withdrawn until reopened") {
  for (const char* end : {"closed", "merged", "withdrawn"}) {
    CAPTURE(end);
    Story story(promise("1h"));
    story.on("2026-01-05 09:00", "opened").on("2026-01-05 09:30", end);
    const Occurrence still = story.one("2026-01-20");
    CHECK(still.phase == Phase::halted);
    CHECK_FALSE(still.due);
    CHECK(still.used == minutes(30));
    story.on("2026-01-21 09:00", "reopened");
    CHECK(story.one("2026-01-21 09:00").due == at("2026-01-21 09:30"));
  }
}

TEST_CASE("a promise that begins when the matter is settled goes on after the closing (CASE-17)") {
  contract::Obligation obligation = promise("3d");
  obligation.starts = {named("case.resolved")};
  obligation.met_by = {named("report.issued")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 12:00", "resolved")
      .on("2026-01-05 15:00", "closed");
  CHECK(story.one("2026-01-06").due == at("2026-01-08 12:00"));
  CHECK(story.one("2026-01-09").in_breach());
  story.elsewhere("2026-01-07 10:00", "report.issued");
  CHECK(story.one("2026-01-09").verdict() == Verdict::kept);
}

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

TEST_CASE("a condition on the subject's attributes: `when` (CASE-10)") {
  contract::Obligation obligation = promise("1h");
  obligation.when = {{"kind", {"fault"}}};
  Story fault(obligation);
  fault.on("2026-01-05 09:00", "opened", Json::object({{"kind", "fault"}}));
  CHECK(fault.all("2026-01-05 09:00").size() == 1);
  Story question(obligation);
  question.on("2026-01-05 09:00", "opened", Json::object({{"kind", "consultation"}}));
  CHECK(question.all("2026-01-05 12:00").empty());
}

TEST_CASE("a subject that stops fitting `when` is void while unbreached; a breach stands") {
  contract::Obligation obligation = promise("1h");
  obligation.when = {{"kind", {"fault"}}};
  const Json question = Json::object({{"kind", "consultation"}});
  Story early(obligation);
  early.on("2026-01-05 09:00", "opened", Json::object({{"kind", "fault"}}))
      .on("2026-01-05 09:30", "level.set", question);
  CHECK(early.one("2026-01-06").verdict() == Verdict::waived);
  Story late(obligation);
  late.on("2026-01-05 09:00", "opened", Json::object({{"kind", "fault"}}))
      .on("2026-01-05 10:30", "level.set", question);
  CHECK(late.one("2026-01-06").verdict() == Verdict::broken);
}

TEST_CASE("an event elsewhere that refers to the subject meets its promise (decision 2)") {
  contract::Obligation obligation = promise("7d");
  obligation.on = "inspection";
  obligation.starts = {named("inspection.finished")};
  obligation.met_by = {named("report.issued")};
  Story story(obligation, {"inspection", "I-3"});
  story.on("2026-01-05 09:00", "inspection.finished")
      .elsewhere("2026-01-08 09:00", "report.issued");
  CHECK(story.one("2026-01-20").verdict() == Verdict::kept);
}

TEST_CASE("fold_all takes every promise on the kind of subject, in the contract's order") {
  contract::Contract made = plain();
  contract::Obligation response = promise("15m");
  response.name = "response";
  contract::Obligation depot = promise("14d");
  depot.name = "depot";
  depot.on = "contract";
  made.obligations = {response, depot};
  Story story(made, promise("1d"), {"case", "C-1"});
  story.on("2026-01-05 09:00", "opened");
  const auto all = obligations::fold_all(story.terms(), {"case", "C-1"}, story.history(),
                                         at("2026-01-05 09:05"));
  REQUIRE(all.size() == 2);
  CHECK(all[0].obligation == "response");
  CHECK(all[1].obligation == "resolve");
}

TEST_CASE("when_used finds past and coming moments, and none while the clock stands") {
  Story story(pausing("2h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:30", "paused", reason("customer"))
      .on("2026-01-05 10:00", "resumed")
      .on("2026-01-05 10:30", "paused", reason("customer"));
  const auto used = [&](std::string_view now, int count) {
    return obligations::when_used(story.terms(), story.obligation(), story.one(now),
                                  minutes(count));
  };
  CHECK(used("2026-01-05 10:10", 0) == at("2026-01-05 09:00"));
  CHECK(used("2026-01-05 10:10", 30) == at("2026-01-05 09:30"));
  CHECK(used("2026-01-05 10:10", 35) == at("2026-01-05 10:05"));
  CHECK(used("2026-01-05 10:10", 90) == at("2026-01-05 11:00"));
  CHECK(used("2026-01-05 10:40", 60) == at("2026-01-05 10:30"));
  CHECK_FALSE(used("2026-01-05 10:40", 61));
}
