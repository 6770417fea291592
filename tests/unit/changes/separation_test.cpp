// The rule of two persons where the contract says so (ORG-6, CASE-7).
#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

contract::Contract apart(const char* power, const char* other) {
  contract::Contract contract = sample();
  contract.separation[power] = {other};
  return contract;
}

}  // namespace

TEST_CASE("powers that the contract keeps apart do not meet in one hand on one change (ORG-6)") {
  Story story = assessed({}, apart("change.assess", "change.start"));
  story.does(approval("jin")).does(approval("ma")).at(30).as("chen");
  check_refused(story.refused(with_backup()), "ORG-6", "changes.one_hand",
                "changes.hint.other_person");
  CHECK_NOTHROW(story.as("wu").asks(with_backup()));
}

TEST_CASE("it does not matter which of the two powers the contract names first (ORG-6)") {
  Story story = assessed({}, apart("change.start", "change.assess"));
  story.does(approval("jin")).does(approval("ma")).at(30).as("chen");
  check_refused(story.refused(with_backup()), "ORG-6", "changes.one_hand",
                "changes.hint.other_person");
}

TEST_CASE("who signed the request may be kept from approving it (ORG-6)") {
  Story story = assessed({}, apart("change.request", "change.approve"));
  check_refused(story.refused(approval("ma")), "ORG-6", "changes.one_hand",
                "changes.hint.other_person");
  CHECK_NOTHROW(story.asks(approval("feng")));
}

TEST_CASE("who approved a change may be kept from signing its request (ORG-6)") {
  Story story(apart("change.request", "change.approve"));
  Assess assess;
  assess.risk = assess.plan = "x";
  story.does(firmware()).at(10).does(assess).at(20).does(approval("ma"));
  check_refused(story.refused(Sign{"ma"}), "ORG-6", "changes.one_hand",
                "changes.hint.other_person");
}

TEST_CASE("who started the work may be kept from finishing it (ORG-6)") {
  Story story = running(apart("change.start", "change.finish"));
  check_refused(story.refused(Finish{}), "ORG-6", "changes.one_hand", "changes.hint.other_person");
  CHECK_NOTHROW(story.as("sun").asks(Finish{}));
}

TEST_CASE("who approved a change may be kept from testing it (ORG-6)") {
  Story story = running(apart("change.approve", "change.test"));
  const Test test = {Result::passed, "jin", {}};
  check_refused(story.refused(test), "ORG-6", "changes.one_hand", "changes.hint.other_person");
  CHECK_NOTHROW(story.asks(passed()));
}

TEST_CASE("who assessed it may be kept from the consent to the stop (ORG-6)") {
  Assess assess;
  assess.risk = assess.plan = "x";
  Story story = requested(apart("stop", "change.assess"));
  story.as("li").does(assess).at(20);
  check_refused(story.refused(approval("li", "stop")), "ORG-6", "changes.one_hand",
                "changes.hint.other_person");
}

TEST_CASE("an attempt that was rolled back keeps nobody from the next one (ORG-6)") {
  Story story = running(apart("change.start", "change.finish"));
  story.as("sun").does(RollBack{"the board hangs", "ma"}).at(50);
  story.does(approval("jin")).does(approval("ma")).does(with_backup()).at(60);
  CHECK_NOTHROW(story.as("wu").asks(Finish{}));
}

TEST_CASE("who approved an attempt that was rolled back may test the next one (ORG-6)") {
  const Test by_ma = {Result::passed, "ma", {}};
  Story story = running(apart("change.approve", "change.test"));
  check_refused(story.refused(by_ma), "ORG-6", "changes.one_hand", "changes.hint.other_person");
  story.does(RollBack{"the board hangs", "ma"}).at(50);
  story.does(approval("jin")).does(approval("feng")).does(with_backup()).at(60);
  CHECK_NOTHROW(story.asks(by_ma));
}

TEST_CASE("without a word of the contract one person may assess and carry out (ORG-6)") {
  Story story = assessed();
  story.does(approval("jin")).does(approval("ma")).at(30);
  CHECK_NOTHROW(story.asks(with_backup()));
}
