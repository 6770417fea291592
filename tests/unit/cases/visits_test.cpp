#include "svcdesk/cases/visits.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

AgreeVisit with(std::vector<std::string> engineers) {
  AgreeVisit out;
  out.engineers = std::move(engineers);
  return out;
}

Arrive attended(std::vector<std::string> names) {
  Arrive out;
  out.attended_by = std::move(names);
  return out;
}

// Agreed at minute 10, arrived at 30, the clock at 40.
Story on_site(const std::string& plan = {}) {
  AgreeVisit visit = with({"wu"});
  visit.action = plan;
  Story story;
  story.open().at(10).does(visit).at(30).does(attended({"ma"})).at(40);
  return story;
}

}  // namespace

TEST_CASE("a visit is a cycle with a number (CASE-5)") {
  Story story;
  story.open().at(10).does(with({"wu"}));
  CHECK(story.last("case.visit.agreed").integer("cycle", 0) == 1);
  story.at(20).does(with({"wu"}));
  CHECK(story.last("case.visit.agreed").integer("cycle", 0) == 2);
  CHECK(story.state().path == Path::on_site);
}

TEST_CASE("the first engineer named is in charge, each is named once (ORG-5)") {
  Story story;
  story.open().does(with({"sun", "吴二", "wu"}));
  CHECK(story.last("case.visit.agreed").text("in_charge") == "sun");
  CHECK(story.state().visits[0].engineers == std::vector<std::string>{"sun", "wu"});
}

TEST_CASE("nobody is sent alone who has not passed the assessment (ORG-5)") {
  Story story;
  story.open();
  const Error error = story.refused(with({"sun"}));
  check_refused(error, "ORG-5", "cases.not_assessed", "cases.hint.accompany");
  CHECK(error.hints().at(0).args.at(1).second == "wu");
  CHECK_NOTHROW(story.asks(with({"sun", "wu"})));
}

TEST_CASE("a contract in which nobody is assessed says so (ORG-5)") {
  contract::Contract contract = sample();
  contract.people[1].assessed = contract::Assessed::no;
  check_refused(Story(contract).open().refused(with({"wu"})), "ORG-5", "cases.not_assessed",
                "cases.hint.assess");
}

TEST_CASE("a visit may be agreed before it is known who goes (CASE-5)") {
  Story story;
  story.open().does(AgreeVisit{}).at(20).as("wu").does(attended({"ma"}));
  CHECK(story.state().visits[0].engineers == std::vector<std::string>{"wu"});
}

TEST_CASE("who arrives unassessed and alone is refused too (ORG-5)") {
  Story story;
  story.open().does(AgreeVisit{}).at(20).as("sun");
  check_refused(story.refused(Arrive{}), "ORG-5", "cases.not_assessed", "cases.hint.accompany");
}

TEST_CASE("a customer's person is no engineer of ours (ORG-5)") {
  check_refused(Story().open().refused(with({"zhao"})), "ORG-6", "authority.customers_person",
                "authority.hint.ours");
}

TEST_CASE("a date planned before the agreement is a usage error (CASE-5)") {
  Story story;
  story.open().at(10);
  AgreeVisit visit;
  visit.planned = minute(9);
  CHECK(story.refused(visit).code() == ErrorCode::usage);
  visit.planned = minute(600);
  CHECK(story.does(visit).state().visits[0].planned == minute(600));
}

TEST_CASE("arriving without an agreed visit is refused (ruling 17)") {
  check_refused(Story().open().refused(Arrive{}), "ruling 17", "cases.no_visit_agreed",
                "cases.hint.visit");
}

TEST_CASE("arriving before the visit was agreed is refused (ruling 17)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(30).late(9);
  check_refused(story.refused(Arrive{}), "ruling 17", "authority.must_follow", "authority.hint.at");
}

TEST_CASE("between two open visits nobody guesses (ruling 4)") {
  Story story;
  story.open().at(10).does(with({"wu"})).does(with({"wu"})).at(30);
  const Error error = story.refused(Arrive{});
  check_refused(error, "ruling 4", "cases.several_visits", "cases.hint.which_visit");
  CHECK(error.hints().at(0).args.at(1).second == "1, 2");
  check_refused(story.refused(AcknowledgeVisit{}), "ruling 4", "cases.several_visits");
  check_refused(story.refused(FinishVisit{}), "ruling 4", "cases.several_visits");
  CHECK(story.state().open_visit() == nullptr);
  story.does(Arrive{2, {"ma"}, {}});
  CHECK_FALSE(story.state().visits[0].arrived);
  CHECK(story.state().visits[1].arrived == minute(30));
}

TEST_CASE("a visit that is not there is not found (CASE-5)") {
  CHECK(on_site().refused(Arrive{7, {}, {}}).code() == ErrorCode::not_found);
}

TEST_CASE("arriving twice is refused with the first time (CASE-5)") {
  const Error error = on_site().refused(Arrive{});
  check_refused(error, "CASE-5", "cases.arrived_already");
  CHECK(error.text().args.at(2).second == "2026-01-12 09:30:00 +08:00");
}

TEST_CASE("a visit is acknowledged once (CASE-5)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(12).does(AcknowledgeVisit{});
  CHECK(story.state().visits[0].acknowledged == minute(12));
  CHECK(story.last("case.visit.acknowledged").integer("cycle", 0) == 1);
  check_refused(story.refused(AcknowledgeVisit{}), "CASE-5", "cases.visit_acknowledged_already");
}

TEST_CASE("acknowledging before the agreement is refused (ruling 17)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(12).late(9);
  check_refused(story.refused(AcknowledgeVisit{}), "ruling 17", "authority.must_follow");
}

TEST_CASE("an arrival may be recorded late, also of a cleared case (clock rule 9)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(50).does(Resolve{"x", {}}).at(60).late(30);
  CHECK(story.does(attended({"ma"})).state().visits[0].arrived == minute(30));
  CHECK(story.state().status == Status::resolved);
}

TEST_CASE("the customer's staff who attended are named before a visit ends (CASE-7)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(30).does(Arrive{}).at(40);
  check_refused(story.refused(FinishVisit{}), "CASE-7", "cases.nobody_attended",
                "cases.hint.attended");
  FinishVisit finish;
  finish.attended_by = {"马九", "the guard"};
  CHECK(story.does(finish).state().visits[0].attended_by ==
        std::vector<std::string>{"ma", "the guard"});
}

TEST_CASE("our own people do not attend for the customer (CASE-7)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(30);
  check_refused(story.refused(attended({"li"})), "CASE-7", "cases.attended_by_ours",
                "cases.hint.attended");
}

TEST_CASE("a visit ends with its result (CASE-15)") {
  Story story = on_site();
  FinishVisit finish;
  finish.result = "disk replaced";
  story.does(finish);
  CHECK(story.state().visits[0].finished == minute(40));
  CHECK(story.state().visits[0].result == "disk replaced");
  CHECK(story.state().open_visits().empty());
}

TEST_CASE("finishing twice is refused with the first time (CASE-15)") {
  Story story = on_site();
  story.does(FinishVisit{});
  check_refused(story.refused(FinishVisit{1, {}, {}, {}, {}}), "CASE-15",
                "cases.visit_finished_already");
}

TEST_CASE("a visit ends only after the arrival (ruling 17)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(20);
  const Error error = story.refused(FinishVisit{});
  check_refused(error, "ruling 17", "cases.finish_before_arrival", "cases.hint.arrive");
  CHECK(hints_of(error).find("cases.hint.cancel") != std::string::npos);
  Story there = on_site();
  check_refused(there.late(29).refused(FinishVisit{}), "ruling 17", "authority.must_follow");
}

TEST_CASE("a visit that does not take place is cancelled with a reason (CASE-15)") {
  Story story;
  story.open().at(10).does(with({"wu"})).at(20);
  FinishVisit cancel;
  cancel.cancelled = "fixed by telephone";
  story.does(cancel);
  CHECK(story.state().visits[0].cancelled == "fixed by telephone");
  CHECK(story.state().open_visits().empty());
}

TEST_CASE("a visit cannot be cancelled once somebody is there (ruling 17)") {
  FinishVisit cancel;
  cancel.cancelled = "never mind";
  check_refused(on_site().refused(cancel), "ruling 17", "cases.cancel_after_arrival",
                "cases.hint.finish");
}

TEST_CASE("a plan of action is not carried out before the customer approved it (CASE-7)") {
  Story story = on_site("replace the controller");
  check_refused(story.refused(FinishVisit{}), "CASE-7", "cases.plan_unapproved", "cases.hint.plan");
  story.does(Approve{"visit.plan", "zhao", {}, {}, {}, {}, {}}).at(45).does(FinishVisit{});
  CHECK(story.state().visits[0].finished == minute(45));
  CHECK(story.state().visits[0].carried_out_by == "us");
  CHECK(story.state().approvals[0].use == Approval::Use::used);
}

TEST_CASE("a visit on which nothing was carried out needs no approval (CASE-7)") {
  Story story = on_site("replace the controller");
  FinishVisit finish;
  finish.carried_out_by = "nobody";
  CHECK(story.does(finish).state().visits[0].carried_out_by == "nobody");
}

TEST_CASE("what was carried out needs a plan on record (CASE-7)") {
  FinishVisit finish;
  finish.carried_out_by = "us";
  check_refused(on_site().refused(finish), "CASE-7", "cases.no_plan", "cases.hint.plan");
  finish.carried_out_by = "ghosts";
  CHECK(on_site().refused(finish).code() == ErrorCode::usage);
}

TEST_CASE("a remote session needs the customer's consent (CASE-4)") {
  Story story;
  story.open();
  check_refused(story.refused(Remote{{}, {}, "agree"}), "CASE-4", "cases.remote_consent",
                "cases.hint.remote_agree");
  check_refused(story.refused(Remote{"wu", {}, "agree"}), "CASE-4", "authority.not_theirs",
                "authority.hint.holders");
  check_refused(story.refused(Remote{{}, "ma", "start"}), "CASE-4", "cases.remote_not_agreed",
                "cases.hint.remote_agree");
  story.does(Remote{"zhao", {}, "agree"});
  CHECK(story.state().remote_agreed);
  CHECK(story.state().path == Path::remote);
}

TEST_CASE("a remote session starts with somebody who assists at the customer (CASE-4)") {
  Story story;
  story.open().at(5).does(Remote{"zhao", {}, "agree"}).at(9);
  check_refused(story.refused(Remote{{}, {}, "start"}), "CASE-4", "cases.remote_assisted",
                "cases.hint.remote_start");
  story.does(Remote{{}, "ma", "start"});
  CHECK(story.state().remote_sessions[0].started == minute(9));
  CHECK(story.state().remote_sessions[0].assisted_by == "ma");
}

TEST_CASE("a remote session is agreed on once, and anew for the next one (CASE-4)") {
  Story story;
  story.open().at(5).does(Remote{"zhao", "ma", "agree"}).at(6);
  check_refused(story.refused(Remote{"zhao", "ma", "agree"}), "CASE-4",
                "cases.remote_agreed_already", "cases.hint.remote_start");
  story.does(Remote{{}, {}, "start"}).at(7).does(Remote{"feng", "ma", "agree"});
  CHECK(story.last("case.remote.agreed").integer("cycle", 0) == 2);
}

TEST_CASE("a remote session does not start before it was agreed on (ruling 17)") {
  Story story;
  story.open().at(5).does(Remote{"zhao", "ma", "agree"}).at(8).late(4);
  check_refused(story.refused(Remote{{}, {}, "start"}), "ruling 17", "authority.must_follow");
}

TEST_CASE("a remote session is agreed on or started, nothing else (CASE-4)") {
  CHECK(Story().open().refused(Remote{"zhao", "ma", "stop"}).code() == ErrorCode::usage);
}

TEST_CASE("a customer's person who is not listed consents where the contract lists none (CASE-4)") {
  contract::Contract contract = sample();
  contract.people.resize(7);
  Story story(contract);
  Open request;
  request.reporter = "caller";
  story.open(request);
  CHECK_NOTHROW(story.does(Remote{"the duty officer", "the same", "agree"}));
  CHECK(Story(contract).open(request).refused(Remote{"wu", {}, "agree"}).text().id ==
        "authority.not_theirs");
}
