#include "svcdesk/changes/starting.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

// A running system, approved by both sides, both leaders' consents given; the clock at 30, wu at
// work.
Story stop_agreed() {
  Assess assess;
  assess.system = System::running;
  Story story = approved(assess);
  story.does(approval("li", "stop")).does(approval("feng", "stop"));
  return story;
}

Start with_second(std::string second) {
  Start out = with_backup();
  out.second_person = std::move(second);
  return out;
}

}  // namespace

TEST_CASE("a change starts with all that it needs (CHG-1)") {
  Story story = approved();
  story.does(with_backup());
  const Change state = story.state();
  CHECK(state.status == Status::running);
  REQUIRE(state.attempts.size() == 1);
  CHECK(state.attempts[0].cycle == 1);
  CHECK(state.attempts[0].started == minute(30));
  CHECK(state.attempts[0].started_by == "wu");
  CHECK(state.attempts[0].backup == BackupDone{"ma", "tape 7", minute(30)});
  CHECK(state.current() == &state.attempts[0]);
}

TEST_CASE("starting lists everything that is missing at once (CHG-1, CASE-7)") {
  Story story;
  story.does(firmware()).at(10);
  const Error error = story.refused(Start{});
  check_refused(error, "CHG-1", "changes.cannot_start", "changes.hint.sign");
  CHECK(missing_of(error) ==
        Words{"changes.need.signed", "changes.need.assessed", "changes.need.rollback",
              "changes.need.approved_ours", "changes.need.approved_customer", "changes.need.backup",
              "changes.need.stop_ours", "changes.need.stop_customer", "changes.need.second"});
}

TEST_CASE("a change does not start on a request that nobody signed (CHG-1)") {
  Story story;
  Assess assess;
  assess.risk = assess.plan = assess.rollback = "x";
  assess.system = System::idle;
  story.does(firmware()).at(10).does(assess).at(20).does(approval("jin")).does(approval("ma"));
  story.at(30).as("wu");
  const Error error = story.refused(with_backup());
  check_refused(error, "CHG-1", "changes.cannot_start", "changes.hint.sign");
  CHECK(missing_of(error) == Words{"changes.need.signed"});
  story.does(Sign{"ma"});
  CHECK_NOTHROW(story.asks(with_backup()));
}

TEST_CASE("a change does not start before both sides have approved it (CHG-1)") {
  Story story = assessed();
  story.as("wu").does(approval("ma"));
  const Error error = story.refused(with_backup());
  check_refused(error, "CHG-1", "changes.cannot_start", "changes.hint.approve");
  CHECK(missing_of(error) == Words{"changes.need.approved_ours"});
  Story other = assessed();
  other.as("wu").does(approval("jin"));
  CHECK(missing_of(other.refused(with_backup())) == Words{"changes.need.approved_customer"});
}

TEST_CASE("the hint names who of that side can approve (ORG-6)") {
  const Error error = assessed().as("wu").refused(with_backup());
  REQUIRE(error.hints().size() == 2);
  CHECK(error.hints()[0].args.at(2).second == "jin");
  CHECK(error.hints()[1].args.at(2).second == "ma, feng");
}

TEST_CASE("where nobody of the customer's holds the power, all of them are named (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[1].may = {"change.approve"};
  const Error error = assessed({}, contract).as("wu").refused(with_backup());
  CHECK(error.hints().back().args.at(2).second == "zhao, ma, feng");
}

TEST_CASE("an approval given later does not cover what was started before (CHG-1)") {
  Story story = approved();
  story.at(40).late(15);
  CHECK(missing_of(story.refused(with_backup())) ==
        Words{"changes.need.approved_ours", "changes.need.approved_customer"});
}

TEST_CASE("a change does not start without a plan for the way back (CHG-1)") {
  Assess assess;
  assess.risk = assess.plan = "x";
  assess.system = System::idle;
  Story story = requested();
  story.does(assess).at(20).does(approval("jin")).does(approval("ma")).at(30).as("wu");
  const Error error = story.refused(with_backup());
  check_refused(error, "CHG-1", "changes.cannot_start", "changes.hint.assess_rollback");
  CHECK(missing_of(error) == Words{"changes.need.rollback"});
}

TEST_CASE("a change does not start without a confirmed backup, where one is needed (CHG-1)") {
  const Story story = approved();
  check_refused(story.refused(Start{}), "CHG-1", "changes.cannot_start", "changes.hint.backup");
  Start half = with_backup();
  half.backup_where = " ";
  CHECK(missing_of(story.refused(half)) == Words{"changes.need.backup"});
  half = with_backup();
  half.backup_by.clear();
  CHECK(missing_of(story.refused(half)) == Words{"changes.need.backup"});
}

TEST_CASE("a change that needs no backup starts without (CHG-1)") {
  Assess assess;
  assess.backup = Backup::not_needed;
  Story story = approved(assess);
  story.does(Start{});
  CHECK(story.state().status == Status::running);
  CHECK_FALSE(story.state().attempts[0].backup);
}

TEST_CASE("a change starts within its window, the end not counted (CHG-1)") {
  Assess assess;
  assess.window = Window{minute(60), minute(90)};
  Story story = approved(assess);
  check_refused(story.refused(with_backup()), "CHG-1", "changes.cannot_start",
                "changes.hint.window");
  CHECK_NOTHROW(story.at(60).asks(with_backup()));
  CHECK_NOTHROW(story.at(89).asks(with_backup()));
  CHECK(missing_of(story.at(90).refused(with_backup())) == Words{"changes.need.window"});
}

TEST_CASE("a start within the window may be recorded after it (clock rule 9)") {
  Assess assess;
  assess.window = Window{minute(60), minute(90)};
  Story story = approved(assess);
  story.at(200).late(70).does(with_backup());
  CHECK(story.state().attempts[0].started == minute(70));
}

TEST_CASE("a running system takes both leaders' consents and a second person (CASE-7)") {
  Assess assess;
  assess.system = System::running;
  Story story = approved(assess);
  const Error none = story.refused(with_backup());
  check_refused(none, "CASE-7", "changes.cannot_start", "changes.hint.approve");
  CHECK(missing_of(none) ==
        Words{"changes.need.stop_ours", "changes.need.stop_customer", "changes.need.second"});
  story.does(approval("li", "stop"));
  CHECK(missing_of(story.refused(with_second("sun"))) == Words{"changes.need.stop_customer"});
  story.does(approval("feng", "stop")).does(with_second("sun"));
  CHECK(story.state().attempts[0].second_person == "sun");
}

TEST_CASE("the second person at a running system is not the first (CASE-7)") {
  const Story story = stop_agreed();
  const Error error = story.refused(with_second("吴二"));
  check_refused(error, "CASE-7", "changes.cannot_start", "changes.hint.second");
  CHECK(missing_of(error) == Words{"changes.need.second"});
  CHECK(missing_of(story.refused(with_backup())) == Words{"changes.need.second"});
}

TEST_CASE("the second person is on the contract's list (CASE-7)") {
  CHECK(stop_agreed().refused(with_second("a stranger")).code() == ErrorCode::not_found);
}

TEST_CASE("where only what CASE-7 asks is missing, it is the rule that refuses (CASE-7)") {
  CHECK(stop_agreed().refused(with_backup()).rule() == "CASE-7");
  CHECK(stop_agreed().refused(Start{}).rule() == "CHG-1");
}

TEST_CASE("a start uses the consents up (CHG-1)") {
  Story story = stop_agreed();
  story.does(with_second("sun"));
  for (const Approval& one : story.state().approvals) {
    CHECK(one.use == Approval::Use::used);
    CHECK(one.cycle == 1);
  }
}

TEST_CASE("a start is not put before a consent on record, which would serve the next one (CHG-1)") {
  Story story = approved();
  story.at(50).does(approval("feng")).at(60).late(40);
  check_refused(story.refused(with_backup()), "ruling 17", "authority.must_follow",
                "authority.hint.at");
  CHECK_NOTHROW(story.late(55).asks(with_backup()));
}

TEST_CASE("a change that is under way is not started again (CHG-1)") {
  check_refused(running().refused(with_backup()), "CHG-1", "changes.under_way",
                "changes.hint.finish");
}

TEST_CASE("starting may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[1].may = {"change.start", "change.approve"};
  Story story = approved({}, contract);
  check_refused(story.refused(with_backup()), "ORG-6", "authority.beyond_role",
                "changes.hint.power");
  story.does(approval("jin", "change.start")).does(with_backup());
  CHECK(story.last("change.started").text("approval") == "change.start");
}

TEST_CASE("the checklist of starting tells what is there already (CHG-1)") {
  const Story story = approved();
  const auto list = start_conditions(story.terms(), story.acting(), story.state());
  REQUIRE(list.size() == 6);
  for (const Condition& one : list) CHECK(one.met == (one.text.id != "changes.need.backup"));
  for (const Condition& one :
       start_conditions(story.terms(), story.acting(), story.state(), with_backup())) {
    CHECK(one.met);
  }
}
