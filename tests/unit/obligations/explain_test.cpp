#include "svcdesk/obligations/explain.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "story.hpp"

using namespace story;
using obligations::Reason;

namespace {

std::vector<Reason> why(const Story& story, std::string_view now) {
  return obligations::explain(story.terms(), story.obligation(), story.one(now), story.history(),
                              at(now));
}

// "09:00 why.starts event=opened", without what no test looks at.
std::string text(const Reason& reason) {
  std::string words = reason.text.id;
  for (const auto& [key, value] : reason.text.args) words += " " + key + "=" + value;
  return words;
}

std::vector<std::string> texts(const std::vector<Reason>& reasons) {
  std::vector<std::string> found;
  for (const Reason& reason : reasons) found.push_back(text(reason));
  return found;
}

bool says(const std::vector<Reason>& reasons, std::string_view words) {
  return std::ranges::any_of(reasons, [&](const Reason& one) { return text(one) == words; });
}

}  // namespace

TEST_CASE("why: opened, level, start, limit, deadline, verdict, each with its place (CASE-11)") {
  contract::Obligation obligation = promise("30m");
  obligation.starts = {named("case.visit.agreed")};
  obligation.lines = {{"starts", 87}, {"within", 88}, {"pauses", 90}};
  Story story(obligation);
  story
      .on("2026-01-12 01:18:40", "opened",
          Json::object({{"channel", "telephone"}, {"reporter", "zhao"}}))
      .on("2026-01-12 01:22:05", "level.set", level("P1").set("reason", "hall 2 is down"))
      .on("2026-01-12 01:33", "visit.agreed");
  const auto reasons = why(story, "2026-01-12 02:21");
  CHECK(texts(reasons) == std::vector<std::string>{
                              "why.opened_by channel=telephone reporter=zhao",
                              "why.level_for level=P1 reason=hall 2 is down",
                              "why.starts event=visit.agreed",
                              "why.limit_level limit=30m level=P1 calendar=always",
                              "why.deadline",
                              "why.never_pauses",
                              "why.in_breach late=18m",
                          });
  CHECK(reasons[0].event == 1);
  CHECK(reasons[2].line == 87);
  CHECK(reasons[2].event == 3);
  CHECK(reasons[3].line == 88);
  CHECK(reasons[4].at == at("2026-01-12 02:03"));
  CHECK(reasons[5].line == 90);
}

TEST_CASE("why: the calendar's days that counted, with breaks and days off (CASE-11)") {
  contract::Obligation obligation = promise("3bd");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2025-12-31 16:00", "opened");  // Wednesday; 1 and 2 January are off
  const auto reasons = why(story, "2025-12-31 16:00");
  CHECK(says(reasons, "why.wednesday date=2025-12-31 hours=16:00-18:00 length=2h"));
  CHECK(says(reasons, "why.holiday date=2026-01-01"));
  CHECK(says(reasons, "why.holiday date=2026-01-02"));
  CHECK(says(reasons, "why.monday date=2026-01-05 hours=09:00-12:00, 13:30-18:00 length=7h 30m"));
  CHECK(says(reasons, "why.working_days length=24h 30m"));
  CHECK(says(reasons, "why.open"));
}

TEST_CASE("why: a long row of days is cut in the middle, and the sum stays right") {
  contract::Obligation obligation = promise("20bd");
  obligation.calendar = "office";
  Story story(obligation);
  story.on("2026-01-11 12:00", "opened");
  const auto reasons = why(story, "2026-01-11 12:00");
  CHECK(says(reasons, "why.more_days days=6 length=45h"));
}

TEST_CASE("why: pauses with their reasons, and no deadline while it stands still (CASE-9)") {
  contract::Obligation obligation = promise("2h");
  obligation.pauses = {"customer", "window"};
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 09:30", "paused", reason("customer"))
      .on("2026-01-05 10:15", "resumed")
      .on("2026-01-05 10:30", "paused", reason("window"));
  const auto reasons = why(story, "2026-01-05 11:00");
  CHECK(says(reasons, "why.paused reason=customer length=45m"));
  CHECK(says(reasons, "why.paused reason=window length=30m"));
  CHECK(says(reasons, "why.no_deadline left=1h 15m"));
  CHECK(says(reasons, "why.pauses reasons=customer, window"));
}

TEST_CASE("why: not judged yet is said (CASE-2)") {
  Story story(promise("2h"));
  story.on("2026-01-05 09:00", "opened");
  CHECK(says(why(story, "2026-01-05 09:00"), "why.default_level level=P2"));
}

TEST_CASE("why: met in time, late, void, without limit") {
  Story kept(promise("2h"));
  kept.on("2026-01-05 09:00", "opened").on("2026-01-05 10:00", "resolved");
  CHECK(says(why(kept, "2026-01-06"), "why.met event=resolved"));
  CHECK(says(why(kept, "2026-01-06"), "why.kept"));
  Story late(promise("2h"));
  late.on("2026-01-05 09:00", "opened").on("2026-01-05 11:00:05", "resolved");
  CHECK(says(why(late, "2026-01-06"), "why.broken late=5s"));
  contract::Obligation voidable = promise("2h");
  voidable.void_by = {named("case.merged")};
  Story merged(voidable);
  merged.on("2026-01-05 09:00", "opened").on("2026-01-05 10:00", "merged");
  CHECK(says(why(merged, "2026-01-06"), "why.voided event=merged"));
  CHECK(says(why(merged, "2026-01-06"), "why.waived"));
  contract::Obligation partial = promise("");
  partial.within = lengths({{"P1", "1h"}});
  Story none(partial);
  none.on("2026-01-05 09:00", "opened", level("P4"));
  CHECK(says(why(none, "2026-01-06"), "why.no_limit level=P4"));
}

TEST_CASE("why: a breach under another level and its overtaking are named (rule 7, ruling 7)") {
  contract::Obligation obligation = promise("");
  obligation.within = lengths({{"P1", "1h"}, {"P3", "8h"}});
  Story story(obligation);
  story.on("2026-01-05 09:00", "opened", level("P1"));
  story.sweep("2026-01-05 10:01");
  story.on("2026-01-05 10:30", "level.set", level("P3"));
  const auto lowered = why(story, "2026-01-05 11:00");
  CHECK(says(lowered, "why.breached_under level=P1"));
  CHECK(says(lowered, "why.reclassified"));
  story.on("2026-01-05 09:30", "level.set", level("P3"));
  story.sweep("2026-01-05 11:00");
  CHECK(says(why(story, "2026-01-05 11:30"),
             "why.overtaken level=P1 due=2026-01-05 10:00:00 +00:00"));
}

TEST_CASE("why: reopening leaves out what lay between (rule 8)") {
  Story story(promise("2h"));
  story.on("2026-01-05 09:00", "opened")
      .on("2026-01-05 10:00", "resolved")
      .on("2026-01-06 10:00", "reopened");
  CHECK(says(why(story, "2026-01-06 10:10"), "why.left_out length=24h"));
}

TEST_CASE("why: a period begins by itself and waits for nobody") {
  contract::Obligation obligation = promise("");
  obligation.on = "contract";
  obligation.starts.clear();
  obligation.every = time::Recurrence::month;
  obligation.met_by = {named("stock.checked")};
  Story story(obligation, {"contract", "DG-1"});
  story.on("2026-01-01", "period.began",
           Json::object({{"obligation", "resolve"},
                         {"period", "2026-01"},
                         {"first", "2026-01-01"},
                         {"last", "2026-01-31"},
                         {"due", at("2026-02-01").time_since_epoch().count()}}));
  const auto reasons = why(story, "2026-01-10");
  CHECK(says(reasons, "why.period period=2026-01"));
  CHECK(says(reasons, "why.deadline"));
  CHECK(says(reasons, "why.dates_do_not_pause"));
}
