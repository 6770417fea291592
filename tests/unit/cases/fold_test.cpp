#include <algorithm>

#include "story.hpp"
#include "svcdesk/cases/payload.hpp"
#include "svcdesk/journal/catalogue.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

Story long_story() {
  AgreeVisit visit;
  visit.engineers = {"wu", "sun"};
  visit.planned = minute(60);
  Story story;
  story.open().at(5).does(Triage{"P2", {}, {}, {}}).at(6).does(Respond{});
  story.at(8).does(PauseFor{"customer", minute(15), {}}).at(10).does(visit);
  story.at(30).does(Arrive{{}, {"ma"}, {}}).at(50).does(FinishVisit{});
  story.at(60).does(Resolve{"x", "y"}).at(61).does(Confirm{"zhao", "telephone"});
  story.at(70).does(Reopen{"again"}).at(80).does(Resolve{"z", {}});
  return story;
}

}  // namespace

TEST_CASE("the state does not depend on the order in which events are given (decision 4)") {
  const Story story = long_story();
  const Case state = story.state();
  auto events = story.events();
  std::reverse(events.begin(), events.end());
  CHECK(fold(events) == state);
  std::rotate(events.begin(), events.begin() + 5, events.end());
  CHECK(fold(events) == state);
}

TEST_CASE(
    "the revision is the newest event's number, the last event the latest time (clock rule 9)") {
  Story story;
  story.open().at(30).does(Note{"x", {}}).late(5).does(Respond{});
  CHECK(story.state().revision == 3);
  CHECK(story.state().last_event == minute(30));
}

TEST_CASE("no events are no case") {
  const Case state = fold({});
  CHECK(state == Case{});
  CHECK(state.open_visit() == nullptr);
}

TEST_CASE("events that only refer to a case are passed over (decision 2)") {
  Story story;
  story.open();
  auto events = story.events();
  journal::Event notice;
  notice.seq = 9;
  notice.at = minute(500);
  notice.type = "notice.written";
  notice.subject = {"notice", "N-1"};
  notice.refs = {{"case", "C-1"}};
  events.push_back(notice);
  journal::Event foreign = events[0];
  foreign.seq = 10;
  foreign.type = "case.resolved";
  foreign.subject = {"case", "C-2"};
  events.push_back(foreign);
  CHECK(fold(events) == story.state());
}

TEST_CASE("what other rooms record on the case moves its clock and nothing else (decision 2)") {
  Story story;
  story.open();
  auto events = story.events();
  journal::Event odd = events[0];
  odd.seq = 2;
  odd.at = minute(5);
  odd.type = "case.part.requested";
  events.push_back(odd);
  const Case state = fold(events);
  CHECK(state.status == Status::open);
  CHECK(state.last_event == minute(5));
  CHECK(state.revision == 2);
}

TEST_CASE("a payload from outside that lacks its keys breaks nothing (decision 1)") {
  Story story;
  story.open();
  auto events = story.events();
  for (const PayloadKeys& row : payload_keys()) {
    if (row.type == "case.opened") continue;
    journal::Event bare = events[0];
    bare.seq = static_cast<std::int64_t>(events.size()) + 1;
    bare.type = std::string(row.type);
    bare.payload = Json::object();
    events.push_back(bare);
  }
  CHECK_NOTHROW(fold(events));
}

TEST_CASE("a case with two open visits has no open visit that is meant (ruling 4)") {
  Story story;
  story.open().does(AgreeVisit{});
  CHECK(story.state().open_visit() != nullptr);
  story.does(AgreeVisit{});
  CHECK(story.state().open_visit() == nullptr);
  CHECK(story.state().open_visits().size() == 2);
}

TEST_CASE("every event type of a case has its payload written down, sorted (AUD-1)") {
  const auto rows = payload_keys();
  CHECK(std::is_sorted(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.type < b.type; }));
  for (const PayloadKeys& row : rows) {
    CHECK_MESSAGE(journal::find_type(row.type) != nullptr, row.type);
  }
}

TEST_CASE("states and paths have their words") {
  CHECK(to_string(Status::open) == "open");
  CHECK(to_string(Status::resolved) == "resolved");
  CHECK(to_string(Status::closed) == "closed");
  CHECK(to_string(Status::merged) == "merged");
  CHECK(to_string(Status::withdrawn) == "withdrawn");
  CHECK(to_string(Path::hotline) == "hotline");
  CHECK(to_string(Path::remote) == "remote");
  CHECK(to_string(Path::on_site) == "on-site");
  CHECK(to_string(Path::second_line) == "second-line");
  CHECK(to_string(Path::vendor) == "vendor");
}
