#include "svcdesk/obligations/ladder.hpp"

#include <doctest/doctest.h>

#include "story.hpp"

using namespace story;
using Words = std::vector<std::string>;

TEST_CASE("rule 10: steps lie at absolute times of the clock (ESC-2)") {
  Story story = opened(with_steps({after("10m"), share(800), before("5m"), breach(), late("30m")}));
  CHECK(words(story.plan("2026-01-05 09:00")) == Words{"0 01-05T09:10", "1 01-05T09:48",
                                                       "2 01-05T09:55", "3 P2 01-05T10:00",
                                                       "4 P2 01-05T10:30"});
}

TEST_CASE("a plan of a paused clock has only what has a time") {
  Story story = opened(with_steps({after("10m"), share(800), breach()}));
  story.on("2026-01-05 09:20", "paused", reason("customer"));
  CHECK(words(story.plan("2026-01-05 09:30")) == Words{"0 01-05T09:10"});
}

TEST_CASE("a plan of a settled promise ends with the settlement") {
  Story story = opened(with_steps({after("10m"), share(800), breach()}));
  story.on("2026-01-05 09:20", "resolved");
  CHECK(words(story.plan("2026-01-05 12:00")) == Words{"0 01-05T09:10"});
}

TEST_CASE("ruling 2: a step without a value for the level is not there") {
  contract::Step urgent = after("0s");
  urgent.when.span = lengths({{"P1", "0s"}});
  contract::Step everyone = late("0s");
  everyone.when.span = lengths({{"P1", "0s"}, {"P2", "30m"}});
  Story story = opened(by_level({urgent, everyone}));
  CHECK(story.sweep("2026-01-05 09:00").empty());
  story.on("2026-01-05 09:05", "level.set", level("P1"));
  CHECK(words(story.sweep("2026-01-05 09:05")) == Words{"0 01-05T09:00"});
  CHECK(words(story.sweep("2026-01-05 10:01")) == Words{"1 P1 01-05T10:00"});
}

TEST_CASE("rule 7: steps late under a new level fire once, and fired ones not again") {
  contract::Step half = share(500);
  Story story = opened(by_level({half, after("1h")}));
  story.on("2026-01-05 09:00", "level.set", level("P3"));
  CHECK(words(story.sweep("2026-01-05 10:00")) == Words{"1 01-05T10:00"});
  story.on("2026-01-05 10:30", "level.set", level("P2"));
  CHECK(words(story.sweep("2026-01-05 10:30")) == Words{"0 01-05T10:00"});
  story.on("2026-01-05 10:40", "level.set", level("P3"));
  CHECK(story.sweep("2026-01-05 13:30").empty());
}

TEST_CASE("ruling 5: breach and late steps are told again for each level breached") {
  Story story = opened(by_level({breach(), late("10m")}));
  story.on("2026-01-05 09:00", "level.set", level("P1"));
  CHECK(words(story.sweep("2026-01-05 10:20")) == Words{"0 P1 01-05T10:00", "1 P1 01-05T10:10"});
  story.on("2026-01-05 10:30", "level.set", level("P3"));
  CHECK(story.sweep("2026-01-05 16:59").empty());
  CHECK(words(story.sweep("2026-01-05 17:15")) == Words{"0 P3 01-05T17:00", "1 P3 01-05T17:10"});
}

TEST_CASE("ruling 5: a level breached twice is told once, also where nobody swept between (F23)") {
  contract::Obligation obligation = by_level({breach()});
  obligation.on_level_change = contract::OnLevelChange::restart;
  Story story = opened(obligation);
  story.on("2026-01-05 09:00", "level.set", level("P1"))
      .on("2026-01-05 10:30", "level.set", level("P3"))
      .on("2026-01-05 11:00", "level.set", level("P1"));
  CHECK(story.one("2026-01-05 12:30").breaches.size() == 2);
  CHECK(story.plan("2026-01-05 12:30").size() == 1);
  CHECK(words(story.sweep("2026-01-05 12:30")) == Words{"0 P1 01-05T10:00"});
  CHECK(story.sweep("2026-01-05 12:31").empty());
}

TEST_CASE("a late step of a level that no longer counts does not come") {
  Story story = opened(by_level({late("2h")}));
  story.on("2026-01-05 09:00", "level.set", level("P1"))
      .on("2026-01-05 11:00", "level.set", level("P3"));
  CHECK(story.sweep("2026-01-05 15:00").empty());
}

TEST_CASE("ruling 3: reopening a breached promise does not tell the breach again") {
  Story story = opened(with_steps({breach()}));
  story.sweep("2026-01-05 10:01");
  story.on("2026-01-05 11:00", "resolved").on("2026-01-06 09:00", "reopened");
  CHECK(story.sweep("2026-01-06 12:00").empty());
  CHECK(story.due("2026-01-06 12:00").breaches.empty());
}

TEST_CASE("ruling 3: a restart has a ladder of its own under the same key") {
  contract::Obligation obligation = with_steps({share(500), breach()});
  obligation.on_reopen = contract::OnReopen::restart;
  Story story = opened(obligation);
  CHECK(story.sweep("2026-01-05 10:01").size() == 2);
  story.on("2026-01-05 11:00", "resolved").on("2026-01-06 09:00", "reopened");
  CHECK(words(story.sweep("2026-01-06 10:01")) == Words{"0 ~2 01-06T09:30", "1 P2~2 01-06T10:00"});
  CHECK(story.sweep("2026-01-06 20:00").empty());
}

TEST_CASE("decision 16: a new round tells no event of the first one again (ruling 3)") {
  contract::Obligation obligation = with_steps({on_event("case.escalated")});
  obligation.on_reopen = contract::OnReopen::restart;
  Story story = opened(obligation);
  story.on("2026-01-05 09:10", "escalated");
  CHECK(words(story.sweep("2026-01-05 09:10")) == Words{"0 #2 01-05T09:10"});
  story.on("2026-01-05 09:30", "resolved").on("2026-01-06 09:00", "reopened");
  CHECK(story.sweep("2026-01-06 09:10").empty());
}

TEST_CASE("decision 16: a late entry renames no occurrence, so nothing is told twice (rule 9)") {
  contract::Obligation obligation = with_steps({breach()}, "30m");
  obligation.starts = {named("case.responded"), named("case.progress.told")};
  obligation.met_by = {named("case.progress.told"), named("case.resolved")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 09:00", "responded");
  story.on("2026-01-05 09:20", "progress.told");
  CHECK(words(story.sweep("2026-01-05 10:00")) == Words{"0 P2 01-05T09:50"});
  story.on("2026-01-05 09:10", "progress.told");  // recorded last
  CHECK(story.sweep("2026-01-05 10:01").empty());
  CHECK(story.one("2026-01-05 10:01", "2").started == at("2026-01-05 09:20"));
  CHECK(story.one("2026-01-05 10:01", "3").started == at("2026-01-05 09:10"));
}

TEST_CASE("ruling 6: a restart by level keeps the ladder") {
  contract::Obligation obligation = by_level({after("10m")});
  obligation.on_level_change = contract::OnLevelChange::restart;
  Story story = opened(obligation);
  CHECK(story.sweep("2026-01-05 09:10").size() == 1);
  story.on("2026-01-05 09:20", "level.set", level("P1"));
  CHECK(story.sweep("2026-01-05 09:45").empty());
}

TEST_CASE("ruling 7: a breach that a late entry undoes is overtaken, once") {
  Story story = opened(with_steps({breach()}));
  CHECK(story.sweep("2026-01-05 10:10").size() == 1);
  story.on("2026-01-05 09:50", "resolved");
  const auto due = story.due("2026-01-05 10:20");
  REQUIRE(due.overtaken.size() == 1);
  CHECK(due.overtaken[0].at == at("2026-01-05 10:00"));
  CHECK(due.firings.empty());
  CHECK(story.next("2026-01-05 10:20") == at("2026-01-05 10:20"));
  story.sweep("2026-01-05 10:20");
  CHECK(story.due("2026-01-05 10:30").overtaken.empty());
  CHECK_FALSE(story.next("2026-01-05 10:30"));
}

TEST_CASE("ruling 7: a breach that a late pause moves is told once, and recorded at both times") {
  Story story = opened(with_steps({breach()}));
  story.sweep("2026-01-05 10:10");
  story.on("2026-01-05 09:30", "paused", reason("customer")).on("2026-01-05 09:40", "resumed");
  const auto due = story.due("2026-01-05 10:20");
  REQUIRE(due.overtaken.size() == 1);
  REQUIRE(due.breaches.size() == 1);
  CHECK(due.breaches[0].at == at("2026-01-05 10:10"));
  CHECK(due.firings.empty());
}

TEST_CASE("ruling 15: a void-by event after the breach ends the ladder") {
  contract::Obligation obligation = with_steps({repeated(breach(), "10m"), late("1h")});
  obligation.void_by = {named("case.merged")};
  Story story = opened(obligation);
  CHECK(story.sweep("2026-01-05 10:01").size() == 1);
  story.on("2026-01-05 10:05", "merged").on("2026-01-05 10:06", "reopened");
  CHECK(story.sweep("2026-01-05 15:00").empty());
  CHECK_FALSE(story.next("2026-01-05 15:00"));
}

TEST_CASE(
    "ruling 20: due but settled before any sweep: reminders are dropped, the breach is told") {
  Story story = opened(with_steps({share(800), after("10m"), before("5m"), breach(), late("30m")}));
  story.on("2026-01-05 10:40", "resolved");
  CHECK(words(story.sweep("2026-01-05 11:00")) == Words{"3 P2 01-05T10:00", "4 P2 01-05T10:30"});
}

TEST_CASE("ruling 20: a late step whose time comes after the settlement does not come") {
  Story story = opened(with_steps({late("30m")}));
  story.on("2026-01-05 10:20", "resolved");
  CHECK(story.sweep("2026-01-05 11:00").empty());
}

TEST_CASE("ruling 20: a late step whose time is the very second of the settlement comes") {
  Story story = opened(with_steps({late("30m")}));
  story.on("2026-01-05 10:30", "resolved");
  CHECK(words(story.sweep("2026-01-05 11:00")) == Words{"0 P2 01-05T10:30"});
}

TEST_CASE("ruling 20: due but paused before any sweep: reminders are held, the breach is told") {
  Story story = opened(with_steps({share(500), breach()}));
  story.on("2026-01-05 09:40", "paused", reason("customer"));
  CHECK(story.sweep("2026-01-05 11:00").empty());
  CHECK_FALSE(story.next("2026-01-05 11:00"));
  story.on("2026-01-05 12:00", "resumed");
  CHECK(words(story.sweep("2026-01-05 12:00")) == Words{"0 01-05T09:30"});
  Story breached = opened(with_steps({breach()}));
  breached.on("2026-01-05 10:30", "paused", reason("customer"));
  CHECK(words(breached.sweep("2026-01-05 11:00")) == Words{"0 P2 01-05T10:00"});
}

TEST_CASE("ruling 20: a pause that ends by itself lets what it held go at its end") {
  Story story = opened(with_steps({share(500), share(900)}));
  story.on("2026-01-05 09:40", "paused",
           reason("customer").set("until", at("2026-01-05 12:00").time_since_epoch().count()));
  CHECK(story.next("2026-01-05 11:00") == at("2026-01-05 12:00"));
  CHECK(words(story.sweep("2026-01-05 12:00")) == Words{"0 01-05T09:30"});
  CHECK(story.next("2026-01-05 12:00") == at("2026-01-05 12:14"));
}

TEST_CASE("a pause that ends by itself: the next due time lies behind it") {
  Story story = opened(with_steps({share(900)}));
  story.on("2026-01-05 09:40", "paused",
           reason("customer").set("until", at("2026-01-05 12:00").time_since_epoch().count()));
  CHECK(story.next("2026-01-05 11:00") == at("2026-01-05 12:14"));
}

TEST_CASE("ruling 21: 80 % is the instant at which ceil(0.80 x duration) is used") {
  Story story = opened(with_steps({share(800)}, "7s"));
  CHECK(story.plan("2026-01-05 09:00")[0].at == at("2026-01-05 09:00:06"));
}

TEST_CASE("ruling 21: steps are counted in the calendar, without pauses") {
  contract::Obligation obligation = with_steps({after("1h"), late("1h")}, "2h");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-05 11:30", "opened")
      .on("2026-01-05 11:40", "paused", reason("customer"))
      .on("2026-01-05 14:00", "resumed");
  CHECK(words(story.plan("2026-01-05 14:00")) == Words{"0 01-05T14:50", "1 P2 01-05T16:50"});
}

TEST_CASE("ruling 21: a `before` longer than the duration falls on the start") {
  Story story = opened(with_steps({before("5h")}));
  CHECK(words(story.sweep("2026-01-05 09:00")) == Words{"0 01-05T09:00"});
}

TEST_CASE("ruling 27: a breach step's time is the deadline, it fires a second later") {
  Story story = opened(with_steps({breach()}));
  CHECK(story.sweep("2026-01-05 10:00").empty());
  CHECK(story.next("2026-01-05 10:00") == at("2026-01-05 10:00:01"));
  CHECK(words(story.sweep("2026-01-05 10:00:01")) == Words{"0 P2 01-05T10:00"});
}

TEST_CASE("a breach has to be recorded even where no step tells it") {
  Story story = opened(with_steps({}));
  CHECK(story.next("2026-01-05 09:00") == at("2026-01-05 10:00:01"));
  CHECK(story.due("2026-01-05 10:00:01").breaches.size() == 1);
  story.sweep("2026-01-05 10:00:01");
  CHECK_FALSE(story.next("2026-01-05 10:00:01"));
}

TEST_CASE("a step on an event fires for each such event while the promise is open") {
  Story story = opened(with_steps({on_event("case.escalated")}));
  story.on("2026-01-05 09:10", "escalated");
  CHECK(words(story.sweep("2026-01-05 09:10")) == Words{"0 #2 01-05T09:10"});
  CHECK(story.sweep("2026-01-05 09:20").empty());
  const auto seq = std::to_string(story.history().size() + 1);
  story.on("2026-01-05 09:30", "escalated").on("2026-01-05 09:40", "resolved");
  CHECK(words(story.sweep("2026-01-05 09:45")) == Words{"0 #" + seq + " 01-05T09:30"});
  story.on("2026-01-05 09:50", "escalated");
  CHECK(story.sweep("2026-01-05 10:00").empty());
}

TEST_CASE("a step on the event that settles it fires") {
  Story story = opened(with_steps({on_event("case.resolved")}));
  story.on("2026-01-05 09:10", "resolved");
  CHECK(words(story.sweep("2026-01-05 09:10")) == Words{"0 #2 01-05T09:10"});
}

TEST_CASE("the next due time is now while something is due, and moves on once it is recorded") {
  Story story = opened(with_steps({after("0s")}));
  CHECK(story.next("2026-01-05 09:00") == at("2026-01-05 09:00"));
  story.sweep("2026-01-05 09:00");
  CHECK(story.next("2026-01-05 09:00") == at("2026-01-05 10:00:01"));
}

TEST_CASE("the report matrix: not cleared, told upward while the condition holds (ESC-1)") {
  contract::Step manager1 = after("30m");
  manager1.when.span = lengths({{"P1", "0s"}, {"P2", "30m"}});
  contract::Step manager2 = after("30m");
  manager2.when.span = lengths({{"P1", "30m"}, {"P2", "4h"}});
  contract::Step manager3 = after("2h");
  manager3.when.span = lengths({{"P1", "2h"}, {"P2", "8h"}});
  manager3.repeat = lengths({{"P1", "1h"}, {"P2", "4h"}});
  contract::Obligation obligation = with_steps({manager1, manager2, manager3}, "");
  obligation.within = lengths({{"P1", "4h"}, {"P2", "8h"}});
  Story story = opened(obligation);
  story.on("2026-01-05 09:00", "level.set", level("P1"));
  CHECK(words(story.sweep("2026-01-05 09:00")) == Words{"0 01-05T09:00"});
  CHECK(words(story.sweep("2026-01-05 09:30")) == Words{"1 01-05T09:30"});
  CHECK(words(story.sweep("2026-01-05 11:00")) == Words{"2 01-05T11:00"});
  CHECK(words(story.sweep("2026-01-05 12:00")) == Words{"2+1 P1 01-05T12:00"});
  story.on("2026-01-05 12:30", "resolved");
  CHECK(story.sweep("2026-01-06").empty());
}

TEST_CASE("record_of reads what the journal says of this occurrence only") {
  Story story = opened(with_steps({breach()}));
  story.sweep("2026-01-05 10:01");
  story.on("2026-01-05 10:02", "acknowledged")
      .on("2026-01-05 10:03", "step.fired",
          Json::object({{"obligation", "response"}, {"occurrence", "1"}, {"step", 0}}));
  const auto record = obligations::record_of(story.one("2026-01-05 11:00"), story.history());
  REQUIRE(record.fired.size() == 1);
  CHECK(record.fired[0].level == "P2");
  CHECK(record.fired[0].planned == at("2026-01-05 10:00"));
  CHECK(record.fired[0].at == at("2026-01-05 10:01"));
  CHECK(record.breaches.size() == 1);
  CHECK(record.acknowledged == std::vector<Instant>{at("2026-01-05 10:02")});
}
