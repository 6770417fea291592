#include <algorithm>

#include "story.hpp"
#include "svcdesk/cases/ending.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

std::vector<std::string> missing(const Error& error) {
  std::vector<std::string> out;
  for (const Condition& one : error.conditions()) {
    if (!one.met) out.push_back(one.text.id);
  }
  return out;
}

std::vector<std::string> missing(const Story& story) {
  std::vector<std::string> out;
  for (const Condition& one : close_conditions(story.terms(), story.state())) {
    check_words(one.text);
    if (!one.met) out.push_back(one.text.id);
  }
  return out;
}

using Ids = std::vector<std::string>;

Story cleared_at_30(Open request = {}, contract::Contract contract = sample()) {
  Story story(std::move(contract));
  story.open(std::move(request)).at(30).does(Resolve{"done", {}}).at(40);
  return story;
}

Close with_report(char digit = 'a') {
  Close out;
  out.signed_sha256 = hash_of(digit);
  out.signed_name = "c1-signed.pdf";
  return out;
}

// One visit a number given, each arrived and finished; cleared; the clock at 60.
Story visited(int visits) {
  Story story;
  story.open().at(5);
  for (int one = 0; one < visits; ++one) {
    AgreeVisit visit;
    visit.engineers = {"wu"};
    story.does(visit).does(Arrive{{}, {"ma"}, {}}).does(FinishVisit{});
  }
  story.at(50).does(Resolve{"done", {}}).at(60);
  return story;
}

}  // namespace

TEST_CASE("a case that is not cleared cannot be closed (CASE-6)") {
  const Error error = Story().open().refused(Close{});
  check_refused(error, "CASE-6", "cases.cannot_close", "cases.hint.resolve");
  CHECK(missing(error) == Ids{"cases.need.resolved", "cases.need.confirmation"});
}

TEST_CASE("a case settled on the hotline closes with the contact's confirmation (CASE-6)") {
  Story story = cleared_at_30();
  const Error error = story.refused(Close{});
  check_refused(error, "CASE-6", "cases.cannot_close", "cases.hint.confirm");
  CHECK(missing(error) == Ids{"cases.need.confirmation"});
  story.does(Confirm{"zhao", "telephone"}).does(Close{});
  CHECK(story.state().status == Status::closed);
}

TEST_CASE("a remote session alone closes with the confirmation too (CASE-6)") {
  Story story;
  story.open().does(Remote{"zhao", "ma", "agree"}).does(Remote{{}, {}, "start"});
  story.does(Resolve{"x", {}});
  CHECK(missing(story) == Ids{"cases.need.confirmation"});
}

TEST_CASE("a case with a visit closes with the signed report, not the confirmation (CASE-6)") {
  Story story = visited(1);
  CHECK(missing(story) == Ids{"cases.need.visit_report"});
  story.does(Confirm{"zhao", "telephone"});
  check_refused(story.refused(Close{}), "CASE-6", "cases.cannot_close", "cases.hint.visit_report");
  CHECK(types_of(story.asks(with_report())) == Ids{"case.report.received", "case.closed"});
  CHECK(story.does(with_report()).state().visits[0].report == hash_of('a'));
}

TEST_CASE("the checklist shows what is there as well (CASE-6)") {
  Story story = visited(1);
  story.does(Confirm{"zhao", "telephone"});
  const Error error = story.refused(Close{});
  REQUIRE(error.conditions().size() == 4);
  CHECK(error.conditions()[0].met);
  CHECK(error.conditions()[1].met);
  CHECK_FALSE(error.conditions()[2].met);
  CHECK(error.conditions()[3].met);
  CHECK(error.conditions()[3].text.id == "cases.need.confirmed");
}

TEST_CASE("a technical escalation closes with the signed report (CASE-6)") {
  Story story;
  story.open().does(Escalate{"second-line", "x", "y"}).does(Resolve{"x", {}});
  CHECK(missing(story) == Ids{"cases.need.report"});
  CHECK(hints_of(story.refused(Close{})) == "cases.hint.report ");
  CHECK(story.does(with_report()).state().report == hash_of('a'));
}

TEST_CASE("calling in a vendor is a technical escalation; his answer is not waited for (CASE-6)") {
  Story story;
  story.open().does(Vendor{"Maker", {}, {}}).does(Resolve{"x", {}});
  CHECK(missing(story) == Ids{"cases.need.report"});
  CHECK_NOTHROW(story.does(with_report()));
}

TEST_CASE("a software upgrade closes with the signed report (CASE-6)") {
  Open request;
  request.kind = "upgrade";
  CHECK(missing(cleared_at_30(request)) == Ids{"cases.need.report"});
}

TEST_CASE("another kind closes with the confirmation by default (CASE-6)") {
  Open request;
  request.kind = "consultation";
  CHECK(missing(cleared_at_30(request)) == Ids{"cases.need.confirmation"});
}

TEST_CASE("a kind closes with what the contract names (CASE-6)") {
  Open both;
  both.kind = "relocation";
  CHECK(missing(cleared_at_30(both)) == Ids{"cases.need.report", "cases.need.confirmation"});
  Open report;
  report.kind = "drill";
  CHECK(missing(cleared_at_30(report)) == Ids{"cases.need.report"});
}

TEST_CASE("every visit needs its own report (CASE-15)") {
  Story story = visited(2);
  CHECK(missing(story) == Ids{"cases.need.visit_report", "cases.need.visit_report"});
  check_refused(story.refused(with_report()), "CASE-15", "cases.report_of_which",
                "cases.hint.report_visit");
  Close first = with_report();
  first.visit = 1;
  CHECK(missing(story.refused(first)) == Ids{"cases.need.visit_report"});
  story.does(Attach{hash_of('b'), "1.pdf", "signed-report", 1, {}});
  CHECK(story.state().visits[0].report == hash_of('b'));
  story.does(with_report('c'));
  CHECK(story.state().visits[1].report == hash_of('c'));
  CHECK(story.state().status == Status::closed);
}

TEST_CASE("a cancelled visit needs no report (CASE-15)") {
  Story story;
  FinishVisit cancel;
  cancel.cancelled = "solved by telephone";
  story.open().does(AgreeVisit{}).does(cancel).does(Resolve{"x", {}});
  CHECK(missing(story) == Ids{"cases.need.confirmation"});
  check_refused(story.refused(Attach{hash_of('a'), {}, "signed-report", 1, {}}), "CASE-15",
                "cases.visit_cancelled");
}

TEST_CASE("a visit has one report (CASE-15)") {
  Story story = visited(1);
  story.does(Attach{hash_of('b'), "1.pdf", "signed-report", {}, {}});
  check_refused(story.refused(Attach{hash_of('c'), {}, "signed-report", {}, {}}), "CASE-15",
                "cases.report_already");
}

TEST_CASE("there is no report before the arrival (ruling 17)") {
  Story story;
  story.open().does(AgreeVisit{}).at(5);
  check_refused(story.refused(Attach{hash_of('c'), {}, "signed-report", {}, {}}), "ruling 17",
                "cases.report_before_arrival", "cases.hint.arrive");
  story.at(20).as("wu").does(Arrive{{}, {"ma"}, {}}).at(30).late(19);
  check_refused(story.refused(Attach{hash_of('c'), {}, "signed-report", {}, {}}), "ruling 17",
                "authority.must_follow");
}

TEST_CASE("a report is signed by both sides (CASE-6)") {
  Story story = visited(1);
  for (const auto& signers : {Ids{"wu"}, Ids{"ma"}, Ids{"wu", "li"}, Ids{"ma", "a guard"}}) {
    check_refused(story.refused(Attach{hash_of('a'), {}, "signed-report", {}, signers}), "CASE-6",
                  "cases.report_one_side", "cases.hint.both_sign");
  }
  CHECK_NOTHROW(story.does(Attach{hash_of('a'), {}, "signed-report", {}, {"wu", "ma"}}));
}

TEST_CASE("the same report of a case without a visit is received once (CASE-6)") {
  Open request;
  request.kind = "drill";
  Story story = cleared_at_30(request);
  story.does(Attach{hash_of('a'), {}, "signed-report", {}, {}});
  check_refused(story.refused(Attach{hash_of('a'), {}, "signed-report", {}, {}}), "CASE-6",
                "cases.attached_already");
}

TEST_CASE("a report that somebody else made has to be vouched before closing (ORG-2)") {
  Open request;
  request.reporter = "visitor";
  request.kind = "drill";
  Story story = cleared_at_30(request);
  story.does(Attach{hash_of('a'), {}, "signed-report", {}, {}});
  const Error error = story.refused(Close{});
  check_refused(error, "ORG-2", "cases.cannot_close", "cases.hint.vouch");
  CHECK(missing(error) == Ids{"cases.need.vouching"});
  CHECK_NOTHROW(story.does(Vouch{"zhao"}).does(Close{}));
}

TEST_CASE("vouching delays no P1 before its closing (ORG-2)") {
  Open request;
  request.reporter = "visitor";
  request.level = "P1";
  Story story;
  story.open(request).at(1).does(Respond{}).at(2).does(AgreeVisit{}).at(3);
  CHECK_NOTHROW(story.does(Resolve{"x", {}}));
  CHECK(missing(story) == Ids{"cases.need.vouching", "cases.need.visit_report"});
}

TEST_CASE("a contract without contacts asks nobody to vouch (ORG-2)") {
  contract::Contract contract = sample();
  std::erase_if(contract.people,
                [](const auto& one) { return one.roles[0] == "customer-contact"; });
  Open request;
  request.reporter = "visitor";
  CHECK(missing(cleared_at_30(request, contract)) == Ids{"cases.need.confirmation"});
}

TEST_CASE("chargeable work is agreed before the case closes (CASE-13)") {
  Story story = cleared_at_30();
  story.does(Confirm{"zhao", "telephone"}).does(Cover{{}, "people", "photo", {}});
  const Error error = story.refused(Close{});
  check_refused(error, "CASE-13", "cases.cannot_close", "cases.hint.cover_agree");
  CHECK_NOTHROW(story.does(Cover{{}, {}, {}, "zhao"}).does(Close{}));
}

TEST_CASE("mandatory steps are done or skipped before the case closes (CASE-16)") {
  Open request;
  request.kind = "tuning";
  Story story = cleared_at_30(request);
  story.does(Confirm{"zhao", "telephone"});
  const Error error = story.refused(Close{});
  check_refused(error, "CASE-16", "cases.cannot_close", "cases.hint.step");
  CHECK(missing(error).size() == 3);
}

TEST_CASE("steps that were skipped with reason keep nothing open (CASE-16)") {
  Open request;
  request.kind = "tuning";
  Story story;
  story.open(request);
  for (const char* code : {"collect", "backup", "apply"}) {
    Step step;
    step.code = code;
    step.skip_reason = "question answered without";
    story.does(step);
  }
  story.does(Resolve{"x", {}}).does(Confirm{"zhao", "telephone"});
  CHECK(missing(story).empty());
}

TEST_CASE("closing twice is refused with when it was closed (CASE-6)") {
  Story story = cleared_at_30();
  story.does(Confirm{"zhao", "telephone"}).does(Close{}).at(50);
  check_refused(story.refused(Close{}), "CASE-6", "cases.over_already", "cases.hint.reopen");
}

TEST_CASE("closing lies not before the confirmation (ruling 17)") {
  Story story = cleared_at_30();
  story.does(Confirm{"zhao", "telephone"}).at(50).late(35);
  check_refused(story.refused(Close{}), "ruling 17", "authority.must_follow");
}

TEST_CASE("closing may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[4].may = {"close"};
  Story story = cleared_at_30({}, contract);
  story.does(Confirm{"zhao", "telephone"});
  check_refused(story.refused(Close{}), "ORG-6", "authority.beyond_role", "cases.hint.approve");
  story.as("outsider");
  check_refused(story.refused(Close{}), "ORG-6", "authority.actor_unknown", "authority.hint.as");
  CHECK(story.as("li").does(Close{}).state().status == Status::closed);
}

TEST_CASE("a reopened case needs its proof anew (CASE-6)") {
  Open request;
  request.kind = "drill";
  Story story = cleared_at_30(request);
  story.does(with_report()).at(50).does(Reopen{"x"}).at(60).does(Resolve{"y", {}});
  CHECK(missing(story) == Ids{"cases.need.report"});
}

TEST_CASE("what is not a hash does not close a case (decision 8)") {
  Close close;
  close.signed_sha256 = "c31-signed.pdf";
  CHECK(visited(1).refused(close).code() == ErrorCode::usage);
}
