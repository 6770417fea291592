#include "svcdesk/changes/assessing.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

Assess written() {
  Assess out;
  out.risk = "the board may not come back";
  out.plan = "load 1.1";
  out.rollback = "load 1.0";
  return out;
}

contract::Contract with_power(std::size_t role, const char* power) {
  contract::Contract contract = sample();
  contract.roles[role].may = {power};
  return contract;
}

}  // namespace

TEST_CASE("an assessment says risk, impact, plan and the way back (CHG-1)") {
  Assess request = written();
  request.impact = "no remote console for 10 minutes";
  request.window = Window{minute(600), minute(720)};
  request.tester = "孙三";
  Story story = requested();
  story.does(request);
  const Change state = story.state();
  CHECK(state.status == Status::assessed);
  REQUIRE(state.assessment);
  CHECK(state.assessment->by == "chen");
  CHECK(state.assessment->risk == "the board may not come back");
  CHECK(state.assessment->impact == "no remote console for 10 minutes");
  CHECK(state.assessment->plan == "load 1.1");
  CHECK(state.assessment->rollback == "load 1.0");
  CHECK(state.assessment->window == Window{minute(600), minute(720)});
  CHECK(state.assessment->tester == "sun");
}

TEST_CASE("a backup is needed and the system runs, unless the assessment says otherwise (CHG-1)") {
  Story story = requested();
  story.does(written());
  CHECK(story.state().assessment->backup == Backup::needed);
  CHECK(story.state().assessment->system == System::running);
  Assess other;
  other.backup = Backup::not_needed;
  other.system = System::idle;
  story.at(11).does(other);
  CHECK(story.state().assessment->backup == Backup::not_needed);
  CHECK(story.state().assessment->system == System::idle);
}

TEST_CASE("an assessment without risk or plan is refused (CHG-1)") {
  Assess request = written();
  request.risk = " ";
  check_refused(requested().refused(request), "CHG-1", "changes.assess_what",
                "changes.hint.assess");
  request = written();
  request.plan.clear();
  check_refused(requested().refused(request), "CHG-1", "changes.assess_what",
                "changes.hint.assess");
}

TEST_CASE("what a later assessment leaves out stays as it was (CHG-1)") {
  Story story = requested();
  Assess first = written();
  first.window = Window{minute(60), minute(90)};
  story.does(first);
  Assess second;
  second.rollback = "swap the board";
  story.at(12).as("wu").does(second);
  const Assessment now = *story.state().assessment;
  CHECK(now.by == "wu");
  CHECK(now.at == minute(12));
  CHECK(now.risk == first.risk);
  CHECK(now.rollback == "swap the board");
  CHECK(now.window == first.window);
}

TEST_CASE(
    "the same assessment once more is refused, for it would only take back consents (CHG-1)") {
  check_refused(approved().as("chen").refused(Assess{}), "CHG-1", "changes.assessed_already",
                "changes.hint.show");
}

TEST_CASE("a window ends after it begins") {
  Assess request = written();
  request.window = Window{minute(60), minute(60)};
  CHECK(requested().refused(request).text().id == "changes.window_empty");
}

TEST_CASE("who writes the plan is not named as its tester (CHG-1)") {
  Assess request = written();
  request.tester = "chen";
  check_refused(requested().refused(request), "CHG-1", "changes.tester_is_author",
                "changes.hint.tester");
  request.tester = "nobody";
  CHECK(requested().refused(request).code() == ErrorCode::not_found);
}

TEST_CASE("whoever takes an assessment over may not be its tester either (CHG-1)") {
  Assess request = written();
  request.tester = "sun";
  Story story = requested();
  story.does(request).at(11).as("sun");
  check_refused(story.refused(Assess{}), "CHG-1", "changes.tester_is_author",
                "changes.hint.tester");
}

TEST_CASE("assessing may be bound to a role (ORG-6)") {
  Story story = requested(with_power(1, "change.assess"));
  check_refused(story.refused(written()), "ORG-6", "authority.beyond_role", "changes.hint.power");
  CHECK_NOTHROW(story.as("jin").asks(written()));
}

TEST_CASE("an act beyond one's role is allowed once where its holder consents (ORG-6)") {
  Story story = requested(with_power(1, "change.assess"));
  story.does(approval("jin", "change.assess")).does(written());
  CHECK(story.last("change.assessed").text("approval") == "change.assess");
  Assess again;
  again.risk = "more";
  check_refused(story.at(12).refused(again), "ORG-6", "authority.beyond_role",
                "changes.hint.power");
}

TEST_CASE("a consent to somebody's act is its holders' to give (ORG-6)") {
  Story story = requested(with_power(1, "change.assess"));
  check_refused(story.refused(approval("wu", "change.assess")), "CHG-1", "authority.not_theirs",
                "authority.hint.holders");
}

TEST_CASE("a change is approved when one of each side has approved it (CHG-1)") {
  Story story = assessed();
  story.does(approval("jin"));
  CHECK(story.state().status == Status::assessed);
  story.does(approval("ma"));
  CHECK(story.state().status == Status::approved);
  REQUIRE(story.state().approvals.size() == 2);
  CHECK(story.state().approvals[0].side == Side::ours);
  CHECK(story.state().approvals[1].side == Side::customer);
  CHECK(story.state().approvals[1].at == minute(20));
}

TEST_CASE("two of one side do not approve a change (CHG-1)") {
  Story story = assessed();
  story.does(approval("ma")).does(approval("feng"));
  CHECK(story.state().status == Status::assessed);
}

TEST_CASE("a change is approved by those who hold the power, on either side (CHG-1)") {
  const Story story = assessed();
  for (const char* who : {"wu", "zhao", "li"}) {
    check_refused(story.refused(approval(who)), "CHG-1", "authority.not_theirs",
                  "authority.hint.holders");
  }
  CHECK(story.refused(approval("")).text().id == "authority.by_missing");
}

TEST_CASE("nobody approves their own assessment (CHG-1)") {
  Story story = requested();
  story.as("jin").does(written()).at(11);
  check_refused(story.refused(approval("jin")), "CHG-1", "changes.approves_own",
                "changes.hint.other_person");
  CHECK_NOTHROW(story.asks(approval("ma")));
}

TEST_CASE("what is not assessed cannot be approved (CHG-1)") {
  check_refused(requested().refused(approval("jin")), "CHG-1", "changes.not_assessed",
                "changes.hint.assess");
  check_refused(requested().refused(approval("li", "stop")), "CHG-1", "changes.not_assessed",
                "changes.hint.assess");
}

TEST_CASE("a new assessment overtakes the consents to the old one (CHG-1)") {
  Story story = approved();
  Assess other;
  other.plan = "load 1.2";
  story.does(other);
  CHECK(story.state().status == Status::assessed);
  CHECK(story.state().approvals[0].use == Approval::Use::overtaken);
  CHECK(story.state().approvals[1].use == Approval::Use::overtaken);
  CHECK_NOTHROW(story.asks(approval("jin")));
}

TEST_CASE("the same consent twice is refused with the first (ORG-6)") {
  Story story = assessed();
  story.does(approval("jin")).at(21);
  check_refused(story.refused(approval("jin")), "ORG-6", "changes.approved_already",
                "changes.hint.show");
}

TEST_CASE("a stop is consented to where a running system is touched, by the leaders (CASE-7)") {
  check_refused(assessed().refused(approval("li", "stop")), "CASE-7", "changes.no_stop",
                "changes.hint.assess_system");
  Assess running_system;
  running_system.system = System::running;
  const Story story = assessed(running_system);
  CHECK_NOTHROW(story.asks(approval("li", "stop")));
  CHECK_NOTHROW(story.asks(approval("feng", "stop")));
  check_refused(story.refused(approval("jin", "stop")), "CASE-7", "authority.not_theirs",
                "authority.hint.holders");
}

TEST_CASE("what nobody knows cannot be approved, and the nearest is offered (ORG-6)") {
  const Error error = assessed().refused(approval("jin", "change.aprove"));
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.hints().at(0).args.at(0).second == "change.approve");
  CHECK(assessed().refused(approval("ma", "change.request")).code() == ErrorCode::not_found);
}

TEST_CASE("a consent is not given before the assessment that it is given to (ruling 17)") {
  check_refused(assessed().late(9).refused(approval("jin")), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}

TEST_CASE("an assessment is not put before what was agreed since (ruling 17)") {
  Story story = assessed();
  story.does(approval("jin")).at(30).late(15);
  Assess other;
  other.risk = "none";
  check_refused(story.refused(other), "ruling 17", "authority.must_follow", "authority.hint.at");
}

TEST_CASE("a change that is under way is neither assessed nor approved (CHG-1)") {
  Assess other;
  other.risk = "none";
  check_refused(running().refused(other), "CHG-1", "changes.under_way", "changes.hint.rollback");
  check_refused(running().refused(approval("jin")), "CHG-1", "changes.under_way",
                "changes.hint.finish");
}
