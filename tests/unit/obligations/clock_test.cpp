#include "svcdesk/obligations/clock.hpp"

#include <doctest/doctest.h>

#include "story.hpp"

using namespace story;
using obligations::Occurrence;
using obligations::Phase;
using obligations::Stretch;
using Verdict = Occurrence::Verdict;

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

TEST_CASE("rule 7: restart counts from the change, also to a level without a limit (ruling 6)") {
  contract::Obligation obligation = by_level();
  obligation.on_level_change = contract::OnLevelChange::restart;
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  story.on("2026-01-05 09:30", "level.set", Json::object({{"level", "P4"}}));
  CHECK(story.one("2026-01-05 09:40").counted_from == at("2026-01-05 09:30"));
  CHECK(story.one("2026-01-05 09:40").used == std::chrono::minutes(10));
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
