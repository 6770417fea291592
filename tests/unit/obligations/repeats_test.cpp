// Repeats: rulings 19 and 22.
#include <doctest/doctest.h>

#include "story.hpp"

using namespace story;
using Words = std::vector<std::string>;

TEST_CASE("ruling 19: an acknowledgement silences repeats of earlier steps for its time only") {
  contract::Step nag = repeated(breach(), "20m", contract::Until::acknowledged);
  nag.ack_for = span("30m");
  Story story = opened(with_steps({nag, late("30m")}));
  CHECK(story.sweep("2026-01-05 10:01").size() == 1);
  story.on("2026-01-05 10:10", "acknowledged");
  CHECK(story.next("2026-01-05 10:10") == at("2026-01-05 10:30"));
  CHECK(story.sweep("2026-01-05 10:20").empty());
  CHECK(words(story.sweep("2026-01-05 10:30")) == Words{"1 P2 01-05T10:30"});
  CHECK(story.next("2026-01-05 10:31") == at("2026-01-05 10:40"));
  CHECK(words(story.sweep("2026-01-05 10:40")) == Words{"0+2 P2 01-05T10:40"});
}

TEST_CASE("ruling 19: an acknowledgement before the step silences none of its repeats") {
  Story story = opened(with_steps({repeated(breach(), "20m", contract::Until::acknowledged)}));
  story.on("2026-01-05 09:59", "acknowledged");
  CHECK(story.sweep("2026-01-05 10:01").size() == 1);
  CHECK(words(story.sweep("2026-01-05 10:20")) == Words{"0+1 P2 01-05T10:20"});
}

TEST_CASE("ruling 19: repeats until fulfilled do not heed an acknowledgement") {
  Story story = opened(with_steps({repeated(breach(), "20m")}));
  story.sweep("2026-01-05 10:01");
  story.on("2026-01-05 10:10", "acknowledged");
  CHECK(words(story.sweep("2026-01-05 10:20")) == Words{"0+1 P2 01-05T10:20"});
}

TEST_CASE("ruling 22: repeats end at settlement") {
  Story story = opened(with_steps({repeated(breach(), "10m")}));
  story.sweep("2026-01-05 10:01");
  story.on("2026-01-05 10:15", "resolved");
  CHECK(story.sweep("2026-01-05 11:00").empty());
  CHECK_FALSE(story.next("2026-01-05 11:00"));
}

TEST_CASE("ruling 22: repeats end at closing, and go on after reopening") {
  contract::Obligation obligation = with_steps({repeated(breach(), "10m")});
  Story story = opened(obligation);
  story.sweep("2026-01-05 10:01");
  story.on("2026-01-05 10:15", "withdrawn");
  CHECK(story.sweep("2026-01-05 11:00").empty());
  story.on("2026-01-06 09:00", "reopened");
  CHECK(words(story.sweep("2026-01-06 09:00")) == Words{"0+1 P2 01-05T10:10"});
  CHECK(story.next("2026-01-06 09:00") == at("2026-01-06 09:05"));
}

TEST_CASE("ruling 22: none while paused") {
  Story story = opened(with_steps({repeated(breach(), "10m")}));
  story.sweep("2026-01-05 10:01");
  story.on("2026-01-05 10:05", "paused", reason("customer"));
  CHECK(story.sweep("2026-01-05 12:00").empty());
  story.on("2026-01-05 12:00", "resumed");
  CHECK(story.next("2026-01-05 12:00") == at("2026-01-05 12:05"));
}

TEST_CASE("ruling 22: after an outage the newest only, the others recorded as joined (ESC-3)") {
  Story story = opened(with_steps({repeated(breach(), "10m")}));
  CHECK(words(story.sweep("2026-01-05 10:01")) == Words{"0 P2 01-05T10:00"});
  CHECK(words(story.sweep("2026-01-05 11:05")) == Words{"0+6 P2 01-05T11:00 joined 5"});
  CHECK(words(story.sweep("2026-01-05 11:10")) == Words{"0+7 P2 01-05T11:10"});
}

TEST_CASE("ruling 22: a first firing after an outage stands for the repeats that were missed") {
  Story story = opened(with_steps({repeated(breach(), "10m")}));
  CHECK(words(story.sweep("2026-01-05 10:35")) == Words{"0 P2 01-05T10:00 joined 3"});
  CHECK(story.next("2026-01-05 10:35") == at("2026-01-05 10:40"));
  CHECK(words(story.sweep("2026-01-05 10:40")) == Words{"0+4 P2 01-05T10:40"});
}

TEST_CASE("ruling 22: a million missed repeats are counted, not walked through") {
  Story story = opened(with_steps({repeated(breach(), "1s")}));
  story.sweep("2026-01-05 10:00:01");
  const auto fired = story.sweep("2026-01-20 10:00:00");
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].repeat == 15 * 86400);
  CHECK(fired[0].joined == 15 * 86400 - 2);
}

TEST_CASE("repeats by working days come at each close") {
  contract::Obligation obligation = with_steps({repeated(breach(), "1bd")}, "1h");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  story.sweep("2026-01-05 10:01");
  CHECK(story.next("2026-01-05 10:01") == at("2026-01-06 18:00"));
  CHECK(words(story.sweep("2026-01-08 18:00")) == Words{"0+3 P2 01-08T18:00 joined 2"});
}

TEST_CASE("reminders repeat as well, numbered apart for each level") {
  contract::Step nag = after("30m");
  nag.repeat = lengths({{"P2", "10m"}, {"P3", "1h"}});
  Story story = opened(by_level({nag}));
  CHECK(words(story.sweep("2026-01-05 09:30")) == Words{"0 01-05T09:30"});
  CHECK(words(story.sweep("2026-01-05 09:50")) == Words{"0+2 P2 01-05T09:50 joined 1"});
  story.on("2026-01-05 09:55", "level.set", level("P3"));
  CHECK(words(story.sweep("2026-01-05 10:30")) == Words{"0+1 P3 01-05T10:30"});
}

TEST_CASE("a step on an event repeats until the promise is kept") {
  Story story = opened(with_steps({repeated(on_event("case.escalated"), "10m")}));
  story.on("2026-01-05 09:10", "escalated");
  story.sweep("2026-01-05 09:10");
  CHECK(story.next("2026-01-05 09:11") == at("2026-01-05 09:20"));
  CHECK(words(story.sweep("2026-01-05 09:20")) == Words{"0+1 #2 01-05T09:20"});
  story.on("2026-01-05 09:25", "resolved");
  CHECK_FALSE(story.next("2026-01-05 09:26"));
}
