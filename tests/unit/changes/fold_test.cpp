#include <algorithm>

#include "story.hpp"
#include "svcdesk/changes/payload.hpp"
#include "svcdesk/journal/catalogue.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

Story long_story() {
  Story story = running();
  story.does(Finish{}).at(50).does(Test{Result::failed, "sun", "it hangs"});
  story.at(60).does(RollBack{"it hangs", "ma"}).at(70);
  Assess other;
  other.risk = "less";
  story.does(other).at(80).does(approval("jin")).does(approval("feng"));
  story.at(90).does(with_backup()).at(100).does(tested());
  return story;
}

}  // namespace

TEST_CASE("a change's state does not depend on the order in which events are given (decision 4)") {
  const Story story = long_story();
  const Change state = story.state();
  CHECK(state.status == Status::done);
  auto events = story.events();
  std::reverse(events.begin(), events.end());
  CHECK(fold(events) == state);
  std::rotate(events.begin(), events.begin() + 5, events.end());
  CHECK(fold(events) == state);
}

TEST_CASE("a change's revision is the newest event's number, its last event the latest time") {
  Story story = requested();
  story.at(30).does(Withdraw{"ma", "x"});
  CHECK(story.state().revision == 3);
  CHECK(story.state().last_event == minute(30));
}

TEST_CASE("no events are no change and no release") {
  CHECK(fold({}) == Change{});
  CHECK(fold_release({}) == Release{});
}

TEST_CASE("events that only refer to a change are passed over (decision 2)") {
  const Story story = requested();
  auto events = story.events();
  journal::Event report = events[0];
  report.seq = 9;
  report.at = minute(500);
  report.type = "report.issued";
  report.subject = {"report", "RP-1"};
  report.refs = {{"change", "CH-1"}};
  events.push_back(report);
  journal::Event foreign = events[0];
  foreign.seq = 10;
  foreign.at = minute(3);
  foreign.type = "change.refused";
  foreign.subject = {"change", "CH-2"};
  events.push_back(foreign);
  CHECK(fold(events) == story.state());
}

TEST_CASE("what the desk records on a change holds nobody back (clock rule 9)") {
  const Story story = requested();
  auto events = story.events();
  journal::Event step = events[0];
  step.seq = 9;
  step.at = minute(500);
  step.type = "step.fired";
  events.push_back(step);
  CHECK(fold(events).last_event == minute(0));
  CHECK(fold(events).revision == 9);
}

TEST_CASE("a change's payload from outside that lacks its keys breaks nothing (decision 1)") {
  for (const Story& story : {requested(), running()}) {
    auto events = story.events();
    for (const PayloadKeys& row : payload_keys()) {
      if (row.type == "change.requested" || row.type.starts_with("release.")) continue;
      journal::Event bare = events[0];
      bare.seq = static_cast<std::int64_t>(events.size()) + 1;
      bare.at = minute(100);
      bare.type = std::string(row.type);
      bare.payload = Json::object();
      events.push_back(bare);
    }
    CHECK_NOTHROW(fold(events));
  }
}

TEST_CASE("values that are none are passed over (decision 1)") {
  const Json odd = Json::array({Json("text"), Json::object({{"asset", "A-1"}}), Json(7)});
  CHECK(values_in(odd) == std::vector<Value>{{"A-1", "", "", "", ""}});
  CHECK(targets_in(odd) == std::vector<Target>{{"A-1", ""}});
  CHECK(components_in(odd).size() == 1);
  CHECK(values_in(Json("x")).empty());
  CHECK(targets_in(Json(1)).empty());
  CHECK(components_in(Json()).empty());
}

TEST_CASE("a clock that is behind records under the last event's time (clock rule 9)") {
  Story story = assessed();
  story.at(5).does(approval("jin"));
  CHECK(story.events().back().at == minute(10));
  CHECK(story.last("change.approved")["clock_behind"].is_bool());
}

TEST_CASE("every event of changes and releases has its payload written down, sorted (AUD-1)") {
  const auto rows = payload_keys();
  CHECK(std::is_sorted(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.type < b.type; }));
  for (const PayloadKeys& row : rows) {
    CHECK_MESSAGE(journal::find_type(row.type) != nullptr, row.type);
  }
}

TEST_CASE("each attempt is a cycle of its own for the clocks (decision 14)") {
  const Story story = long_story();
  std::vector<std::string> cycles;
  for (const auto& event : story.events()) {
    if (event.payload.contains("cycle")) {
      cycles.push_back(event.type + " " + std::to_string(event.payload.integer("cycle", 0)));
    }
  }
  CHECK(cycles == std::vector<std::string>{"change.started 1", "change.finished 1",
                                           "change.tested 1", "change.rolled-back 1",
                                           "change.started 2", "change.finished 2",
                                           "change.tested 2"});
}

TEST_CASE("the states of a change and of a release have their words in every language") {
  for (int i = 0; i <= static_cast<int>(Status::rolled_back); ++i) {
    const std::string word(to_string(static_cast<Status>(i)));
    CHECK_FALSE(word.empty());
    test::check_words(Message{"changes.status." + word, {}});
  }
  for (int i = 0; i <= static_cast<int>(ReleaseStatus::dismissed); ++i) {
    const std::string word(to_string(static_cast<ReleaseStatus>(i)));
    CHECK_FALSE(word.empty());
    test::check_words(Message{"changes.release_status." + word, {}});
  }
}
