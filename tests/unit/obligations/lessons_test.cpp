// What users of other desks suffered: each a test that would have failed there.
#include <doctest/doctest.h>

#include "story.hpp"

using namespace story;
using obligations::Occurrence;
using obligations::Phase;

TEST_CASE("lesson zammad#3180: round the clock loses no minute at midnight") {
  Story story(promise("72h"));
  story.on("2026-01-05 09:00", "opened");
  CHECK(story.one("2026-01-05 09:00").due == at("2026-01-08 09:00"));
  CHECK(story.one("2026-01-08 09:00").used == std::chrono::hours(72));
}

TEST_CASE("lesson glpi#6902, #15605: time on hold is not forgotten when the priority changes") {
  contract::Obligation obligation = pausing("");
  obligation.within = lengths({{"P2", "2h"}, {"P1", "1h"}});
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:10", "paused", reason("customer"))
      .on("2026-01-05 12:10", "resumed")
      .on("2026-01-05 12:20", "level.set", level("P1"));
  CHECK(story.one("2026-01-05 12:20").due == at("2026-01-05 13:00"));
}

TEST_CASE("lesson glpi#14148: a pause in any state counts") {
  Story story(pausing("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:00", "paused", reason("customer"))
      .on("2026-01-05 09:30", "assigned")
      .on("2026-01-05 10:00", "resumed")
      .on("2026-01-05 10:10", "paused", reason("customer"))
      .on("2026-01-05 11:10", "resumed");
  CHECK(story.one("2026-01-05 11:10").due == at("2026-01-05 12:00"));
}

TEST_CASE("lesson glpi#24481, #7946: no breach and no step while on hold") {
  contract::Obligation obligation = pausing("1h");
  obligation.steps = {share(800), breach()};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 09:30", "paused", reason("customer"));
  CHECK(story.sweep("2026-01-07").empty());
  CHECK(story.one("2026-01-07").breaches.empty());
  CHECK_FALSE(story.next("2026-01-07"));
}

TEST_CASE("lesson glpi#22678: a step before the deadline lies inside the calendar's hours") {
  contract::Obligation obligation = promise("7h30m");
  obligation.calendar = "office";
  obligation.steps = {share(800), before("90m")};
  Story story(obligation);
  story.on("2026-01-05 13:30", "opened");  // 4 h 30 min today, 3 h tomorrow
  CHECK(words(story.plan("2026-01-05 13:30")) ==
        std::vector<std::string>{"0 01-06T10:30", "1 01-06T10:30"});
}

TEST_CASE("lesson glpi#15429: no step at the moment of creation, unless the contract says so") {
  contract::Obligation obligation = promise("1h");
  obligation.steps = {share(800), after("0s")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  CHECK(words(story.sweep("2026-01-05 09:00")) == std::vector<std::string>{"1 01-05T09:00"});
}

TEST_CASE("lesson glpi#5319: every step runs, each at its own time") {
  contract::Obligation obligation = promise("1h");
  obligation.steps = {share(500), breach(), late("30m"), late("1h")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  CHECK(words(story.sweep("2026-01-05 09:30")) == std::vector<std::string>{"0 01-05T09:30"});
  CHECK(words(story.sweep("2026-01-05 10:01")) == std::vector<std::string>{"1 P2 01-05T10:00"});
  CHECK(words(story.sweep("2026-01-05 10:30")) == std::vector<std::string>{"2 P2 01-05T10:30"});
  CHECK(words(story.sweep("2026-01-05 11:00")) == std::vector<std::string>{"3 P2 01-05T11:00"});
}

TEST_CASE("lesson glpi#1996, #2408, rt-crontool: one step, one firing, however often it is swept") {
  contract::Obligation obligation = promise("1h");
  obligation.steps = {share(500), breach()};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  std::size_t fired = 0;
  for (int minute = 0; minute < 600; ++minute) {
    fired += story.sweep(at("2026-01-05 09:00") + std::chrono::minutes(minute)).size();
  }
  CHECK(fired == 2);
}

TEST_CASE("lesson zammad#4348: the second reminder of the day comes") {
  contract::Obligation obligation = promise("1h");
  obligation.steps = {repeated(breach(), "6h")};
  Story story(obligation);
  story.on("2026-01-05 01:00", "opened");
  CHECK(story.sweep("2026-01-05 02:01").size() == 1);
  CHECK(words(story.sweep("2026-01-05 08:00")) == std::vector<std::string>{"0+1 P2 01-05T08:00"});
  CHECK(words(story.sweep("2026-01-05 14:00")) == std::vector<std::string>{"0+2 P2 01-05T14:00"});
}

TEST_CASE("lesson osTicket#5955: reopening does not make it overdue at once") {
  contract::Obligation obligation = promise("4h");
  obligation.steps = {breach()};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "resolved")
      .on("2026-01-05 10:30", "closed")
      .on("2026-02-05 09:00", "reopened");
  CHECK(story.sweep("2026-02-05 09:00").empty());
  CHECK(story.one("2026-02-05 09:00").due == at("2026-02-05 12:00"));
}

TEST_CASE("lesson osTicket#4144: the record of a breach stays when the case is closed") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 12:00", "resolved")
      .on("2026-01-05 13:00", "closed");
  CHECK(story.one("2026-02-01").verdict() == Occurrence::Verdict::broken);
  CHECK(story.one("2026-02-01").breaches.size() == 1);
}

TEST_CASE("lesson goalert#3378: an acknowledgement expires") {
  contract::Obligation obligation = promise("1h");
  obligation.steps = {repeated(breach(), "10m", contract::Until::acknowledged)};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  CHECK(story.sweep("2026-01-05 10:01").size() == 1);
  story.on("2026-01-05 10:05", "acknowledged");
  CHECK(story.sweep("2026-01-05 10:30").empty());
  CHECK(words(story.sweep("2026-01-05 10:40")) == std::vector<std::string>{"0+4 P2 01-05T10:40"});
}

TEST_CASE("lesson GoAlert: after an outage later steps keep their own times") {
  contract::Obligation obligation = promise("1h");
  obligation.steps = {breach(), late("30m"), late("6h")};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened");
  CHECK(words(story.sweep("2026-01-05 14:00")) ==
        std::vector<std::string>{"0 P2 01-05T10:00", "1 P2 01-05T10:30"});
  CHECK(story.next("2026-01-05 14:00") == at("2026-01-05 16:00"));
}

TEST_CASE(
    "lesson oncall#3261, taskwarrior#75: no hour is lost or won at the change of summer time") {
  contract::Contract made = plain();
  time::CalendarRules berlin;
  berlin.name = "berlin";
  berlin.zone = "Europe/Berlin";
  for (auto& day : berlin.week) day = {time::parse_hours("09:00-17:00")};
  made.calendars.push_back(berlin);
  contract::Obligation obligation = promise("16h");
  obligation.calendar = "berlin";
  Story story(made, obligation, {"case", "C-1"});
  story.on("2026-03-28 08:00", "opened");  // 09:00 on the wall, the day before the change
  CHECK(story.one("2026-03-28 08:00").due == at("2026-03-29 15:00"));  // 17:00 on the wall
}

TEST_CASE("lesson glpi#467: a make-up working day on a Saturday counts") {
  contract::Obligation obligation = promise("1bd");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-09 17:00", "opened");
  CHECK(story.one("2026-01-09 17:00").due == at("2026-01-10 18:00"));
}

TEST_CASE("lesson znuny#369: each promise has its own policy of reopening") {
  contract::Obligation restart = promise("1h");
  restart.on_reopen = contract::OnReopen::restart;
  for (const auto& [obligation, due] :
       {std::pair{promise("1h"), at("2026-01-06 09:30")}, {restart, at("2026-01-06 10:00")}}) {
    Story story(obligation);
    story.on("2026-01-05 09:00", "opened")
        .on("2026-01-05 09:30", "resolved")
        .on("2026-01-06 09:00", "reopened");
    CHECK(story.one("2026-01-06 09:00").due == due);
  }
}

TEST_CASE("lesson zammad#2949, #2831: an import tells nobody about the past") {
  contract::Obligation obligation = promise("1h");
  obligation.steps = {after("0s"), share(800), breach(), late("4100d")};
  Story story(obligation);
  story.on("2015-01-05 09:00", "opened", Json::object({{"imported", true}}));
  auto history = story.history();
  history[0].recorded = at("2026-01-05 09:00");
  const auto one = obligations::fold(story.terms(), story.obligation(), {"case", "C-1"}, history,
                                     at("2026-01-05 09:00"))[0];
  CHECK(one.verdict() == Occurrence::Verdict::broken);
  const auto record = obligations::record_of(one, history);
  const auto due = obligations::due_at(story.terms(), story.obligation(), one, record, history,
                                       at("2026-01-05 09:00"));
  CHECK(due.firings.empty());
  CHECK(due.breaches.size() == 1);
  auto recorded = record;
  recorded.breaches = due.breaches;
  CHECK(obligations::next_due(story.terms(), story.obligation(), one, recorded, history,
                              at("2026-01-05 09:00")) ==
        at("2015-01-05 10:00") + std::chrono::days(4100));
}

TEST_CASE("lesson glpi#6205: a period that is begun twice is one promise") {
  contract::Obligation obligation = promise("");
  obligation.on = "contract";
  obligation.starts.clear();
  obligation.every = time::Recurrence::month;
  obligation.met_by = {named("stock.checked")};
  const Json january = Json::object({{"obligation", "resolve"},
                                     {"period", "2026-01"},
                                     {"first", "2026-01-01"},
                                     {"last", "2026-01-31"},
                                     {"due", at("2026-02-01").time_since_epoch().count()}});
  Story story(obligation, {"contract", "DG-1"});
  story.on("2026-01-01", "period.began", january).on("2026-01-05", "period.began", january);
  CHECK(story.all("2026-01-10").size() == 1);
}

TEST_CASE("lesson frappe and others: figures come from the same verdicts as the screens") {
  Story story(promise("1h"));
  story.on("2026-01-05 09:00", "opened").on("2026-01-05 09:59", "resolved");
  CHECK(story.one("2026-03-01") == story.one("2026-01-05 10:00"));
}
