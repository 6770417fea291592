#include "svcdesk/cases/approvals.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

Approve approve(std::string what, std::string by) {
  Approve out;
  out.what = std::move(what);
  out.by = std::move(by);
  return out;
}

Step done(std::string code) {
  Step out;
  out.code = std::move(code);
  return out;
}

Step skip(std::string code, std::string reason) {
  Step out = done(std::move(code));
  out.skip_reason = std::move(reason);
  return out;
}

Story wu_on_site() {
  AgreeVisit visit;
  visit.engineers = {"wu"};
  Story story = opened();
  story.does(visit).at(20).does(Arrive{{}, {"ma"}, {}}).at(25).as("wu");
  return story;
}

}  // namespace

TEST_CASE("a restart needs the customer's maintenance head first (CASE-7)") {
  Story story = opened();
  check_refused(story.refused(done("restart")), "CASE-7", "cases.restart_unapproved",
                "cases.hint.restart");
  check_refused(story.refused(approve("restart", "zhao")), "CASE-7", "authority.not_theirs",
                "authority.hint.holders");
  check_refused(story.refused(approve("restart", "li")), "CASE-7", "authority.not_theirs");
  story.does(approve("restart", "ma")).at(11).does(done("restart"));
  CHECK(story.last("case.step.done").text("approval") == "restart");
}

TEST_CASE("each restart needs its own approval (CASE-7)") {
  Story story = opened();
  story.does(approve("restart", "ma")).does(done("restart")).at(12);
  check_refused(story.refused(done("restart")), "CASE-7", "cases.restart_unapproved");
  CHECK_NOTHROW(story.does(approve("restart", "ma")).does(done("restart")));
}

TEST_CASE("an approval given later does not cover what was done before (CASE-7)") {
  Story story = opened();
  story.at(20).does(approve("restart", "ma")).at(30).late(15);
  check_refused(story.refused(done("restart")), "CASE-7", "cases.restart_unapproved");
}

TEST_CASE("a stop needs both leaders and a second person, and lists what is missing (CASE-7)") {
  Story story = opened();
  story.as("wu");
  const Error none = story.refused(done("stop"));
  check_refused(none, "CASE-7", "cases.stop_unapproved", "cases.hint.stop");
  REQUIRE(none.conditions().size() == 3);
  for (const Condition& one : none.conditions()) CHECK_FALSE(one.met);

  story.does(approve("stop", "li")).at(11);
  CHECK(story.refused(done("stop")).conditions()[0].met);
  Approve customers = approve("stop", "feng");
  customers.second_person = "sun";
  story.does(customers).at(12).does(done("stop"));
  CHECK(story.last("case.step.done").text("second_person") == "sun");
}

TEST_CASE("one side's consent to a stop is not the other's (CASE-7)") {
  Story story = opened();
  Step stop = done("stop");
  stop.second_person = "sun";
  story.as("wu").does(approve("stop", "feng"));
  const Error error = story.refused(stop);
  CHECK_FALSE(error.conditions()[0].met);
  CHECK(error.conditions()[1].met);
  CHECK(error.conditions()[2].met);
}

TEST_CASE("the second person of a stop is not the first (CASE-7)") {
  Story story = opened();
  story.as("wu");
  Approve own = approve("stop", "li");
  own.second_person = "wu";
  check_refused(story.refused(own), "CASE-7", "cases.second_is_first", "cases.hint.second");
  story.does(approve("stop", "li")).does(approve("stop", "feng"));
  Step stop = done("stop");
  stop.second_person = "wu";
  CHECK_FALSE(story.refused(stop).conditions()[2].met);
}

TEST_CASE("a stop is agreed to by the leaders, not by anybody of their side (CASE-7)") {
  Story story = opened();
  check_refused(story.refused(approve("stop", "zhao")), "CASE-7", "authority.not_theirs");
  check_refused(story.refused(approve("stop", "chen")), "CASE-7", "authority.not_theirs");
}

TEST_CASE("both consents to a stop are used up by it (CASE-7)") {
  Story story = opened();
  Step stop = done("stop");
  stop.second_person = "sun";
  story.as("wu").does(approve("stop", "li")).does(approve("stop", "feng")).does(stop).at(12);
  const Error error = story.refused(stop);
  CHECK_FALSE(error.conditions()[0].met);
  CHECK_FALSE(error.conditions()[1].met);
}

TEST_CASE("the plan of action says what is done and by whom (CASE-7)") {
  Story story = wu_on_site();
  Approve plan = approve("visit.plan", "ma");
  check_refused(story.refused(plan), "CASE-7", "cases.no_plan", "cases.hint.plan_text");
  plan.plan = "swap disk 4";
  plan.carried_out_by = "customer";
  story.does(plan);
  CHECK(story.state().visits[0].plan == "swap disk 4");
  CHECK(story.state().visits[0].carried_out_by == "customer");
  story.at(30).does(done("carry-out"));
  CHECK(story.state().visits[0].carried_out == minute(30));
  CHECK(story.last("case.step.done").text("carried_out_by") == "customer");
}

TEST_CASE("a plan is carried out by us or by the customer (CASE-7)") {
  Story story = wu_on_site();
  Approve plan = approve("visit.plan", "ma");
  plan.plan = "x";
  plan.carried_out_by = "robots";
  CHECK(story.refused(plan).code() == ErrorCode::usage);
}

TEST_CASE("a plan is not carried out without its approval (CASE-7)") {
  Story story = wu_on_site();
  check_refused(story.refused(done("carry-out")), "CASE-7", "cases.no_plan", "cases.hint.plan");
  Story without = opened();
  check_refused(without.refused(done("carry-out")), "ruling 17", "cases.no_visit_agreed",
                "cases.hint.visit");
}

TEST_CASE("a plan is not carried out before the arrival, nor twice (CASE-7)") {
  Story story = opened();
  AgreeVisit visit;
  visit.action = "swap";
  story.does(visit).does(approve("visit.plan", "ma"));
  check_refused(story.refused(done("carry-out")), "ruling 17", "cases.carry_out_before_arrival",
                "cases.hint.arrive");
  story.at(20).as("wu").does(Arrive{{}, {"ma"}, {}}).at(21).does(done("carry-out"));
  check_refused(story.refused(done("carry-out")), "CASE-7", "cases.carried_out_already");
  CHECK_NOTHROW(story.asks(FinishVisit{}));
}

TEST_CASE("the approval of one visit's plan does not serve another's (CASE-7)") {
  Story story = wu_on_site();
  Approve plan = approve("visit.plan", "ma");
  plan.plan = "x";
  story.does(plan).does(done("carry-out")).does(FinishVisit{});
  AgreeVisit second;
  second.engineers = {"wu"};
  second.action = "y";
  story.at(50).does(second).at(60).does(Arrive{{}, {"ma"}, {}});
  check_refused(story.refused(done("carry-out")), "CASE-7", "cases.plan_unapproved");
}

TEST_CASE("the same approval twice is refused with the first (ORG-6)") {
  Story story = opened();
  story.does(approve("restart", "ma")).at(12);
  check_refused(story.refused(approve("restart", "ma")), "ORG-6", "cases.approved_already");
}

TEST_CASE("what nobody knows cannot be approved, and the nearest is offered (ORG-6)") {
  const Error error = opened().refused(approve("restrat", "ma"));
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.hints().at(0).args.at(0).second == "restart");
}

TEST_CASE("an approval names who gives it (ORG-6)") {
  const Error error = opened().refused(approve("restart", ""));
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == "authority.by_missing");
}

TEST_CASE("somebody who is not on the people list cannot approve where others can (ORG-6)") {
  CHECK(opened().refused(approve("restart", "a stranger")).code() == ErrorCode::not_found);
}

TEST_CASE("powers the contract keeps apart do not meet in one hand (ORG-6)") {
  contract::Contract contract = sample();
  contract.separation["change.apply"] = {"restart"};
  Story story = opened("tuning", contract);
  story.does(approve("restart", "ma"));
  check_refused(story.refused(approve("step:apply", "ma")), "ORG-6", "cases.one_hand",
                "cases.hint.other_person");
}

TEST_CASE("a mandatory step is refused out of order (CASE-16)") {
  Story story = opened("tuning");
  const Error error = story.refused(done("backup"));
  check_refused(error, "CASE-16", "cases.step_out_of_order", "cases.hint.step");
  CHECK(error.text().args.at(2).second == "collect");
  story.does(done("collect")).does(done("backup"));
  CHECK(story.state().steps.at("backup") == "done");
}

TEST_CASE("an optional step may be left out, not jumped to (CASE-16)") {
  Story story = opened("tuning");
  check_refused(story.refused(done("measure-before")), "CASE-16", "cases.step_out_of_order");
  story.does(done("collect")).does(done("backup"));
  CHECK_NOTHROW(story.asks(done("measure-before")));
}

TEST_CASE("a step is skipped only with a reason (CASE-16)") {
  Story story = opened("tuning");
  check_refused(story.refused(skip("collect", "  ")), "CASE-16", "cases.skip_reason",
                "cases.hint.skip");
  story.does(skip("collect", "figures of last week"));
  CHECK(story.state().steps.at("collect") == "skipped");
  CHECK_NOTHROW(story.asks(done("backup")));
}

TEST_CASE("skipping a mandatory step may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[4].may = {"step.skip"};
  Story story = opened("tuning", contract);
  check_refused(story.refused(skip("collect", "x")), "ORG-6", "authority.beyond_role",
                "cases.hint.approve");
  CHECK_NOTHROW(story.asks(skip("measure-before", "x")));
  story.does(approve("step.skip", "li")).does(skip("collect", "x"));
  CHECK(story.last("case.step.skipped").text("approval") == "step.skip");
}

TEST_CASE("a step that was taken is not taken again; a skipped one may be done (CASE-16)") {
  Story story = opened("tuning");
  story.does(done("collect"));
  check_refused(story.refused(done("collect")), "CASE-16", "cases.step_already");
  check_refused(story.refused(skip("collect", "x")), "CASE-16", "cases.step_already");
  story.does(skip("backup", "x"));
  check_refused(story.refused(skip("backup", "y")), "CASE-16", "cases.step_already");
  CHECK(story.does(done("backup")).state().steps.at("backup") == "done");
}

TEST_CASE("a step that needs an approval is refused without it (CASE-16)") {
  Story story = opened("tuning");
  story.does(done("collect")).does(done("backup"));
  check_refused(story.refused(done("apply")), "CASE-16", "cases.step_unapproved",
                "cases.hint.step_approve");
  check_refused(story.refused(approve("step:apply", "zhao")), "ORG-6", "authority.not_theirs",
                "authority.hint.holders");
  story.does(approve("step:apply", "ma")).does(done("apply"));
  CHECK(story.last("case.step.done").text("approval") == "step:apply");
}

TEST_CASE("an approval of the power serves the step as well (CASE-16)") {
  Story story = opened("tuning");
  story.does(done("collect")).does(done("backup")).does(approve("change.apply", "ma"));
  CHECK(story.does(done("apply")).state().steps.at("apply") == "done");
}

TEST_CASE("a step the kind lacks is not found (CASE-16)") {
  const Error error = opened("tuning").refused(done("colect"));
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.hints().at(0).args.at(0).second == "collect");
}

TEST_CASE("the acts that every kind has cannot be skipped (CASE-7)") {
  CHECK(opened().refused(skip("restart", "x")).code() == ErrorCode::usage);
}

TEST_CASE("chargeable work does not start before it is agreed (CASE-13)") {
  Story story = opened("tuning");
  story.does(Cover{{}, "people", "photo 3", {}});
  check_refused(story.refused(done("collect")), "CASE-13", "cases.payment_not_agreed",
                "cases.hint.cover_agree");
  story.does(Cover{{}, {}, {}, "zhao"});
  CHECK_NOTHROW(story.asks(done("collect")));
}
