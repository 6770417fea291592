#include "svcdesk/cases/judging.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

Story judged(const std::string& level, contract::Contract contract = sample()) {
  Story story(std::move(contract));
  story.open().at(5).does(Triage{level, {}, {}, {}}).at(10);
  return story;
}

}  // namespace

TEST_CASE("each judgement is recorded with who and when (CASE-2)") {
  const Case state = judged("P3").state();
  CHECK(state.level == "P3");
  REQUIRE(state.judgements.size() == 1);
  CHECK(state.judgements[0].by == "chen");
  CHECK(state.judgements[0].at == minute(5));
}

TEST_CASE("an unjudged case has no level of its own (CASE-2)") {
  CHECK(Story().open().state().level.empty());
}

TEST_CASE("a level the contract lacks is not found, with those it has (CASE-2)") {
  const Error error = Story().open().refused(Triage{"P9", {}, {}, {}});
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.text().id == "cases.no_level");
}

TEST_CASE("the same level again is refused with what is on record (CASE-2)") {
  check_refused(judged("P3").refused(Triage{"P3", "again", {}, {}}), "CASE-2",
                "cases.level_already");
}

TEST_CASE("anybody raises a level with a reason (CASE-2)") {
  Story story = judged("P3");
  story.as("nobody-listed").does(Triage{"P1", "whole hall down", {}, {}});
  CHECK(story.state().level == "P1");
  CHECK(story.last("case.level.set").text("previous") == "P3");
  CHECK(story.last("case.level.set").text("reason") == "whole hall down");
}

TEST_CASE("a change without a reason is refused (CASE-9)") {
  check_refused(judged("P3").refused(Triage{"P1", " ", {}, {}}), "CASE-9", "cases.level_reason",
                "cases.hint.level_reason");
}

TEST_CASE("a level is lowered only with the contact's agreement (CASE-2)") {
  Story story = judged("P1");
  check_refused(story.refused(Triage{"P3", "not so bad", {}, {}}), "CASE-2",
                "authority.beyond_role", "cases.hint.approve");
  story.does(Approve{"level.lower", "zhao", {}, {}, {}, {}, {}}).at(11);
  story.does(Triage{"P3", "not so bad", {}, {}});
  CHECK(story.state().level == "P3");
}

TEST_CASE("an agreement to a lower level serves once (CASE-2)") {
  Story story = judged("P1");
  story.does(Approve{"level.lower", "zhao", {}, {}, {}, {}, {}});
  story.at(11).does(Triage{"P2", "workaround", {}, {}}).at(12);
  check_refused(story.refused(Triage{"P4", "gone", {}, {}}), "CASE-2", "authority.beyond_role");
}

TEST_CASE("the contact himself lowers the level (CASE-2)") {
  Story story = judged("P1");
  CHECK(story.as("zhao").does(Triage{"P4", "my mistake", {}, {}}).state().level == "P4");
}

TEST_CASE("an actor who is not listed cannot lower a level (ORG-6)") {
  Story story = judged("P1");
  story.as("mallory");
  check_refused(story.refused(Triage{"P4", "x", {}, {}}), "ORG-6", "authority.actor_unknown",
                "authority.hint.as");
}

TEST_CASE("the first judgement is no lowering, whatever the default level (CASE-2)") {
  CHECK(judged("P4").state().level == "P4");
}

TEST_CASE("judging is bound to a role where the contract says so (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[0].may = {"level.judge"};
  Story story(contract);
  story.open().as("wu");
  check_refused(story.refused(Triage{"P3", {}, {}, {}}), "CASE-2", "authority.beyond_role",
                "cases.hint.approve");
  CHECK(story.as("chen").does(Triage{"P3", {}, {}, {}}).state().level == "P3");
}

TEST_CASE("an approval by somebody with the power lets another one act (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[0].may = {"level.judge"};
  Story story(contract);
  story.open().as("wu").does(Approve{"level.judge", "chen", {}, {}, {}, {}, {}});
  story.at(1).does(Triage{"P3", {}, {}, {}});
  CHECK(story.last("case.level.set").text("approval") == "level.judge");
}

TEST_CASE("a critical level goes to an expert at once, with the skill (CASE-3, CASE-14)") {
  Story story;
  Open request;
  request.product = "storage array";
  story.open(request).at(3).does(Triage{"P1", {}, {}, {}});
  CHECK(story.state().owner == "hao");
  CHECK(story.last("case.assigned")["proposed"] == Json(true));
}

TEST_CASE("a general level assigns nobody by itself (CASE-14)") {
  CHECK(judged("P3").state().owner.empty());
}

TEST_CASE("an expert who owns the case keeps it when it is raised (CASE-3)") {
  Story story = judged("P3");
  story.does(Assign{"yan", {}}).at(12).does(Triage{"P1", "worse", {}, {}});
  CHECK(story.state().owner == "yan");
}

TEST_CASE("an owner named in the triage is taken instead of the proposal (CASE-14)") {
  Story story;
  story.open().at(1).does(Triage{"P1", {}, {}, "yan"});
  CHECK(story.state().owner == "yan");
  CHECK_FALSE(story.last("case.assigned").contains("proposed"));
}

TEST_CASE("a contract without experts leaves a critical case unassigned (CASE-3)") {
  contract::Contract contract = sample();
  std::erase_if(contract.people, [](const auto& one) { return one.roles[0] == "expert"; });
  CHECK(judged("P1", contract).state().owner.empty());
}

TEST_CASE("a change of kind keeps the level and needs a reason (CASE-9)") {
  Story story = judged("P3");
  check_refused(story.refused(Triage{{}, {}, "consultation", {}}), "CASE-9", "cases.level_reason");
  story.does(Triage{{}, "a question only", "consultation", {}});
  CHECK(story.state().kind == "consultation");
  CHECK(story.state().level == "P3");
}

TEST_CASE(
    "a kind that was confirmed stays, whatever a late entry says of the time before (CASE-9)") {
  Story story;
  story.open().at(10).does(Triage{"P3", {}, {}, {}}).at(30);
  story.does(Triage{"P2", "seen anew", story.state().kind, {}}).at(40).late(20);
  const std::string confirmed = story.state().kind;
  story.does(Triage{{}, "a question only", "consultation", {}});
  CHECK(story.state().kind == confirmed);
  CHECK(story.last("case.level.set").text("kind") == "consultation");
}

TEST_CASE("the level is judged before the kind is changed (CASE-2)") {
  check_refused(Story().open().refused(Triage{{}, "x", "tuning", {}}), "CASE-2",
                "cases.level_first", "cases.hint.triage");
}

TEST_CASE("a triage of nothing is a usage error (CASE-2)") {
  CHECK(Story().open().refused(Triage{}).code() == ErrorCode::usage);
}

TEST_CASE("a judgement recorded late is held against the level of its own time (ruling 7)") {
  Story story;
  story.open().at(30).does(Triage{"P1", {}, {}, {}}).at(40).late(10);
  story.does(Triage{"P3", {}, {}, {}});
  CHECK(story.state().level == "P1");
  CHECK(story.state().level_at(minute(15)) == "P3");
  CHECK(story.state().level_at(minute(5)).empty());
}

TEST_CASE("a cleared case is not judged again; what came before may still be recorded (CASE-9)") {
  Story story = judged("P3");
  story.does(Resolve{"replaced", {}}).at(20);
  check_refused(story.refused(Triage{"P1", "x", {}, {}}), "CASE-9", "cases.not_open",
                "cases.hint.reopen");
  CHECK_NOTHROW(story.late(9).asks(Triage{"P1", "x", {}, {}}));
}

TEST_CASE("an assignment names somebody of ours (CASE-14)") {
  Story story;
  story.open();
  CHECK(story.does(Assign{"chen", {}}).state().owner == "chen");
  check_refused(story.refused(Assign{"zhao", "x"}), "ORG-6", "authority.customers_person",
                "authority.hint.ours");
}

TEST_CASE("a mistyped name is not found, and the nearest is offered (CASE-14)") {
  const Error error = Story().open().refused(Assign{"chn", {}});
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.hints().at(0).args.at(0).second == "chen");
}

TEST_CASE("a reassignment needs a hand-over note (CASE-9)") {
  Story story;
  story.open().does(Assign{"chen", {}});
  check_refused(story.refused(Assign{"wu", {}}), "CASE-9", "cases.handover_note",
                "cases.hint.handover");
  story.does(Assign{"wu", "logs are in the case"});
  CHECK(story.state().owner == "wu");
  CHECK(story.last("case.assigned").text("from") == "chen");
}

TEST_CASE("assigning to the owner again is refused with the owner (CASE-14)") {
  Story story;
  story.open().does(Assign{"chen", {}});
  check_refused(story.refused(Assign{"chen", "x"}), "CASE-14", "cases.assigned_already");
}
