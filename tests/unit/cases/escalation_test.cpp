#include "svcdesk/cases/escalation.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

TEST_CASE("an escalation says why and what was tried (CASE-4)") {
  Story story;
  story.open();
  check_refused(story.refused(Escalate{"second-line", "no idea", {}}), "CASE-4",
                "cases.escalate_why", "cases.hint.escalate");
  check_refused(story.refused(Escalate{"second-line", {}, "reboot"}), "CASE-4",
                "cases.escalate_why");
  story.does(Escalate{"second-line", "no idea", "reboot"});
  CHECK(story.state().escalated_technically);
  CHECK(story.state().path == Path::second_line);
}

TEST_CASE("a case is escalated to known places only (CASE-4)") {
  CHECK(Story().open().refused(Escalate{"upstairs", "x", "y"}).code() == ErrorCode::usage);
}

TEST_CASE("moving to a remote session or a visit is no technical escalation (CASE-4, CASE-6)") {
  Story story;
  story.open().does(Escalate{"remote", "x", "y"});
  CHECK_FALSE(story.state().escalated_technically);
  CHECK(story.state().path == Path::remote);
  story.does(Escalate{"on-site", "x", "y"});
  CHECK(story.state().path == Path::on_site);
}

TEST_CASE("a case never comes back from where it has got to (CASE-4)") {
  Story story;
  story.open().does(Escalate{"expert", "x", "y"}).does(Escalate{"remote", "x", "y"});
  CHECK(story.state().path == Path::second_line);
}

TEST_CASE("the same escalation twice is refused, until the case was reopened (CASE-4)") {
  Story story;
  story.open().does(Escalate{"expert", "x", "y"});
  check_refused(story.refused(Escalate{"expert", "x", "y"}), "CASE-4", "cases.escalated_already");
  story.at(1).does(Resolve{"x", {}}).at(2).does(Reopen{"back"}).at(3);
  CHECK_NOTHROW(story.asks(Escalate{"expert", "x", "y"}));
}

TEST_CASE("starting an escalation may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[0].may = {"escalate"};
  Story story(contract);
  story.open().as("wu");
  check_refused(story.refused(Escalate{"expert", "x", "y"}), "ORG-6", "authority.beyond_role",
                "cases.hint.approve");
  CHECK_NOTHROW(story.as("chen").asks(Escalate{"expert", "x", "y"}));
}

TEST_CASE("a vendor is called in, and owes an answer (CASE-4)") {
  Story story;
  story.open().at(5).does(Vendor{"Maker", "SR-1", {}});
  CHECK(story.state().vendors_open == std::vector<std::string>{"Maker"});
  CHECK(story.state().path == Path::vendor);
  CHECK(story.state().escalated_technically);
  check_refused(story.refused(Vendor{"Maker", {}, {}}), "CASE-4", "cases.vendor_already");
}

TEST_CASE("a vendor without a name is a usage error (CASE-4)") {
  CHECK(Story().open().refused(Vendor{}).code() == ErrorCode::usage);
}

TEST_CASE("the only vendor asked need not be named to answer (CASE-4)") {
  Story story;
  story.open().at(5).does(Vendor{"Maker", {}, {}}).at(9).does(Vendor{{}, {}, "known defect"});
  CHECK(story.state().vendors_open.empty());
  CHECK(story.last("case.vendor.answered").text("vendor") == "Maker");
  CHECK_NOTHROW(story.asks(Vendor{"Maker", {}, {}}));
}

TEST_CASE("between two vendors nobody guesses (ruling 4)") {
  Story story;
  story.open().does(Vendor{"A", {}, {}}).does(Vendor{"B", {}, {}});
  check_refused(story.refused(Vendor{{}, {}, "yes"}), "ruling 4", "cases.which_vendor",
                "authority.hint.known");
  CHECK(story.does(Vendor{"B", {}, "yes"}).state().vendors_open == std::vector<std::string>{"A"});
}

TEST_CASE("a vendor answers after it was asked (ruling 17)") {
  Story story;
  story.open().at(5);
  check_refused(story.refused(Vendor{{}, {}, "yes"}), "ruling 17", "cases.no_vendor_open",
                "cases.hint.vendor");
  story.does(Vendor{"A", {}, {}}).at(9).late(4);
  check_refused(story.refused(Vendor{{}, {}, "yes"}), "ruling 17", "authority.must_follow");
}

TEST_CASE("bringing in a vendor may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[3].may = {"escalate.vendor"};
  Story story(contract);
  story.open();
  check_refused(story.refused(Vendor{"A", {}, {}}), "ORG-6", "authority.beyond_role",
                "cases.hint.approve");
  story.does(Approve{"escalate.vendor", "qian", {}, {}, {}, {}, {}});
  CHECK_NOTHROW(story.does(Vendor{"A", {}, {}}));
}

TEST_CASE("a standby machine is judged by engineers of both sides (CASE-5, PRT-7)") {
  Story story;
  story.open().at(5);
  check_refused(story.refused(JudgeStandby{{"wu"}, {}, {}}), "CASE-5", "cases.standby_both",
                "cases.hint.standby");
  check_refused(story.refused(JudgeStandby{{}, {"ma"}, {}}), "CASE-5", "cases.standby_both");
  check_refused(story.refused(JudgeStandby{{"wu"}, {"li"}, {}}), "CASE-5", "cases.not_customers",
                "cases.hint.standby");
  story.does(JudgeStandby{{"吴二"}, {"ma", "an operator"}, "no board in the country"});
  CHECK(story.state().standby_judged == minute(5));
  CHECK(story.last("case.standby.judged")["ours"] == Json::array({"wu"}));
  check_refused(story.refused(JudgeStandby{{"wu"}, {"ma"}, {}}), "CASE-5", "cases.standby_already");
}

TEST_CASE("wear and parts are covered by the contract (CASE-13)") {
  Story story;
  story.open().does(Cover{{}, "wear", {}, {}});
  CHECK(story.state().coverage == "covered");
  CHECK(Story().open().does(Cover{"covered", "part", {}, {}}).state().coverage == "covered");
}

TEST_CASE("damage and what was broken before are the customer's, with proof (CASE-13)") {
  for (const char* cause : {"people", "nature", "pre-existing"}) {
    Story story;
    story.open();
    check_refused(story.refused(Cover{{}, cause, {}, {}}), "CASE-13", "cases.cover_proof",
                  "cases.hint.cover_proof");
    CHECK(story.does(Cover{{}, cause, "photo", {}}).state().coverage == "customer");
  }
}

TEST_CASE("the cause decides, not the verdict (CASE-13)") {
  check_refused(Story().open().refused(Cover{"customer", "wear", "p", {}}), "CASE-13",
                "cases.cover_contradicts", "cases.hint.cover");
}

TEST_CASE("a verdict without a cause is refused, one that is none is a usage error (CASE-13)") {
  check_refused(Story().open().refused(Cover{"covered", {}, {}, {}}), "CASE-13",
                "cases.cover_cause", "cases.hint.cover");
  CHECK(Story().open().refused(Cover{"perhaps", "lightning?", {}, {}}).code() == ErrorCode::usage);
}

TEST_CASE("a cause in other words needs a verdict of its own (CASE-13)") {
  Story story;
  story.open().does(Cover{"customer", "flooded from above", "report of the fire brigade", {}});
  CHECK(story.state().coverage_cause == "flooded from above");
}

TEST_CASE("the customer's contact or leader agrees to pay (CASE-13)") {
  Story story;
  story.open().does(Cover{{}, "people", "photo", {}});
  check_refused(story.refused(Cover{{}, {}, {}, "wu"}), "CASE-13", "authority.not_theirs",
                "authority.hint.holders");
  story.does(Cover{{}, {}, {}, "feng"});
  CHECK(story.state().coverage_agreed_by == "feng");
  CHECK(story.state().coverage == "customer");
  CHECK(story.state().coverage_proof == "photo");
}

TEST_CASE("the same judgement twice is refused, another one corrects it (CASE-13)") {
  Story story;
  story.open().does(Cover{{}, "wear", {}, {}});
  check_refused(story.refused(Cover{{}, "wear", {}, {}}), "CASE-13", "cases.covered_already");
  CHECK(story.does(Cover{{}, "people", "photo", {}}).state().coverage == "customer");
  CHECK(story.state().coverage_agreed_by.empty());
}
