// Rulings 1 to 8: durations, levels, reopening, what settles what.
#include <doctest/doctest.h>

#include "story.hpp"

using namespace story;
using obligations::Occurrence;
using obligations::Phase;
using Verdict = Occurrence::Verdict;

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
  CHECK(now.phase == Phase::running);
  CHECK(now.due == at("2026-01-05 10:00"));
}

TEST_CASE(
    "ruling 2: a level set while nothing was owed has its own breach once it is owed again (F23)") {
  contract::Obligation obligation = promise("1h");
  obligation.when = {{"kind", {"fault"}}};
  const auto judged = [](const char* kind, const char* level) {
    return Json::object({{"kind", kind}, {"level", level}});
  };
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened", judged("fault", "P3"))
      .on("2026-01-05 10:30", "level.set", judged("upgrade", "P2"));
  CHECK(story.one("2026-01-05 10:40").in_force->level == "P3");
  story.on("2026-01-05 11:00", "level.set", judged("fault", "P2"));
  const Occurrence now = story.one("2026-01-05 11:00:01");
  REQUIRE(now.breaches.size() == 2);
  CHECK(now.breaches[1].level == "P2");
  CHECK(now.breaches[1].at == at("2026-01-05 10:00"));
  CHECK(now.in_force->level == "P2");
  CHECK(now.reclassified);
}

TEST_CASE("ruling 2: the same level again, once it is owed again, has the breach it had") {
  contract::Obligation obligation = promise("1h");
  obligation.when = {{"kind", {"fault"}}};
  const auto kind = [](const char* name) { return Json::object({{"kind", name}}); };
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened", kind("fault"))
      .on("2026-01-05 10:30", "level.set", kind("upgrade"))
      .on("2026-01-05 11:00", "level.set", kind("fault"));
  const Occurrence now = story.one("2026-01-05 11:30");
  CHECK(now.breaches.size() == 1);
  CHECK_FALSE(now.breaches[0].until);
  CHECK(now.in_breach());
  CHECK_FALSE(now.reclassified);
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

TEST_CASE(
    "ruling 3: what was answered before it was a fault is owed when the fault comes back (F23)") {
  const auto kind = [](const char* name) { return Json::object({{"kind", name}}); };
  for (const auto policy : {contract::OnReopen::restart, contract::OnReopen::new_cycle}) {
    contract::Obligation obligation = promise("1h");
    obligation.when = {{"kind", {"fault"}}};
    obligation.met_by = {named("case.responded")};
    obligation.on_reopen = policy;
    Story story(obligation);
    story.on("2026-01-05 09:00", "opened", kind("upgrade"))
        .on("2026-01-05 09:10", "responded")
        .on("2026-01-05 10:00", "level.set", kind("fault"))
        .on("2026-01-05 11:00", "resolved");
    CHECK(story.all("2026-01-05 12:00").empty());
    story.on("2026-01-06 09:00", "reopened");
    const Occurrence now = story.one("2026-01-06 09:10");
    CHECK(now.phase == Phase::running);
    CHECK(now.due == at("2026-01-06 10:00"));
  }
}

TEST_CASE("ruling 3: what is no fault when it comes back is owed once it is one (F23)") {
  const auto kind = [](const char* name) { return Json::object({{"kind", name}}); };
  for (const auto policy : {contract::OnReopen::restart, contract::OnReopen::new_cycle}) {
    contract::Obligation obligation = promise("1h");
    obligation.when = {{"kind", {"fault"}}};
    obligation.on_reopen = policy;
    Story story(obligation);
    story.on("2026-01-05 09:00", "opened", kind("upgrade"))
        .on("2026-01-05 10:00", "resolved")
        .on("2026-01-06 09:00", "reopened");
    CHECK(story.all("2026-01-06 09:20").empty());
    story.on("2026-01-06 09:30", "level.set", kind("fault"));
    CHECK(story.one("2026-01-06 09:40").due == at("2026-01-06 10:00"));
  }
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

TEST_CASE("ruling 6: a new deadline is the earliest instant, the close and not the next opening") {
  contract::Obligation obligation = promise("");
  obligation.within = lengths({{"P1", "1h"}, {"P3", "8h"}});
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-05 17:00", "opened", level("P3"))
      .on("2026-01-06 10:00", "level.set", level("P1"));
  CHECK(story.one("2026-01-06 10:00").due == at("2026-01-05 18:00"));
}
