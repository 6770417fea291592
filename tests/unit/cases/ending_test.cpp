#include "svcdesk/cases/ending.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

// Cleared at minute 60 after an answer at 10; the clock at 70.
Story cleared() {
  Story story;
  story.open().at(10).does(Respond{}).at(60).does(Resolve{"cable replaced", "cable"}).at(70);
  return story;
}

Story closed() {
  Story story = cleared();
  story.does(Confirm{"zhao", "telephone"}).at(80).does(Close{}).at(90);
  return story;
}

}  // namespace

TEST_CASE("cleared and closed are two states (CASE-6)") {
  CHECK(cleared().state().status == Status::resolved);
  CHECK(closed().state().status == Status::closed);
  CHECK(closed().state().resolved == minute(60));
  CHECK(closed().state().closed == minute(80));
}

TEST_CASE("ruling 8: clearing without a response records the response at the same instant") {
  Story story;
  story.open().at(30);
  const Drafts drafts = story.asks(Resolve{"restarted", {}});
  CHECK(types_of(drafts) == std::vector<std::string>{"case.responded", "case.resolved"});
  CHECK(drafts[0].at == drafts[1].at);
  CHECK(drafts[0].payload.text("implied_by") == "case.resolved");
}

TEST_CASE("ruling 8: an answered case is cleared by one event") {
  Story story;
  story.open().at(10).does(Respond{}).at(20);
  CHECK(types_of(story.asks(Resolve{"x", {}})) == std::vector<std::string>{"case.resolved"});
}

TEST_CASE("clearing says how (CASE-6)") {
  CHECK(Story().open().refused(Resolve{" ", {}}).code() == ErrorCode::usage);
}

TEST_CASE("the cause named at clearing is kept; an earlier one stays where none is (CASE-5)") {
  CHECK(cleared().state().cause == "cable");
  Story story;
  story.open().at(5).does(Diagnose{"psu"}).at(9).does(Resolve{"swapped", {}});
  CHECK(story.state().cause == "psu");
}

TEST_CASE("clearing twice is refused with when and how (CASE-6)") {
  const Error error = cleared().refused(Resolve{"x", {}});
  check_refused(error, "CASE-6", "cases.resolved_already", "cases.hint.reopen");
  CHECK(error.text().args.at(2).second == "cable replaced");
}

TEST_CASE("clearing lies not before the response (ruling 17)") {
  Story story;
  story.open().at(10).does(Respond{}).at(60).late(9);
  check_refused(story.refused(Resolve{"x", {}}), "ruling 17", "authority.must_follow");
  CHECK_NOTHROW(story.late(10).asks(Resolve{"x", {}}));
}

TEST_CASE("a paused case may be cleared all the same (CASE-9)") {
  Story story;
  story.open().at(10).does(PauseFor{"customer", std::nullopt, {}}).at(20);
  CHECK(story.does(Resolve{"x", {}}).state().status == Status::resolved);
}

TEST_CASE("the named contact confirms: who, when, how (CASE-6)") {
  Story story = cleared();
  story.does(Confirm{"赵八", "telephone"});
  CHECK(story.state().confirmed_by == "zhao");
  CHECK(story.state().confirmed == minute(70));
  CHECK(story.state().confirmed_how == "telephone");
}

TEST_CASE("a confirmation by anybody else is refused (CASE-6)") {
  for (const char* who : {"chen", "ma", "feng"}) {
    check_refused(cleared().refused(Confirm{who, "telephone"}), "CASE-6", "authority.not_theirs",
                  "authority.hint.holders");
  }
  CHECK(cleared().refused(Confirm{"", "telephone"}).code() == ErrorCode::usage);
}

TEST_CASE("a confirmation says how it was given (CASE-6)") {
  const Error error = cleared().refused(Confirm{"zhao", ""});
  CHECK(error.code() == ErrorCode::usage);
  CHECK(hints_of(error) == "cases.hint.confirm ");
}

TEST_CASE("a result is confirmed after it is there (ruling 17)") {
  check_refused(Story().open().refused(Confirm{"zhao", "telephone"}), "CASE-6",
                "cases.confirm_unresolved", "cases.hint.resolve");
  check_refused(cleared().late(59).refused(Confirm{"zhao", "telephone"}), "ruling 17",
                "authority.must_follow");
}

TEST_CASE("confirming twice is refused with what is on record (CASE-6)") {
  Story story = cleared();
  story.does(Confirm{"zhao", "telephone"});
  check_refused(story.refused(Confirm{"zhao", "e-mail"}), "CASE-6", "cases.confirmed_already");
}

TEST_CASE("a contact who confirms vouches for the report in the same breath (ORG-2)") {
  Open request;
  request.reporter = "visitor";
  Story story;
  story.open(request).at(10).does(Resolve{"x", {}}).at(20);
  CHECK(types_of(story.asks(Confirm{"zhao", "telephone"})) ==
        std::vector<std::string>{"case.vouched", "case.confirmed"});
  CHECK_NOTHROW(story.does(Confirm{"zhao", "telephone"}).does(Close{}));
}

TEST_CASE("the reporter is told the result, once (CASE-6)") {
  check_refused(Story().open().refused(TellResult{{}, "telephone"}), "CASE-6",
                "cases.confirm_unresolved", "cases.hint.resolve");
  Story story = cleared();
  CHECK(story.refused(TellResult{}).code() == ErrorCode::usage);
  story.does(TellResult{{}, "telephone"});
  CHECK(story.last("case.result.told").text("to") == "zhao");
  check_refused(story.refused(TellResult{{}, "e-mail"}), "CASE-6", "cases.told_already");
}

TEST_CASE("reopening needs a reason (CASE-9)") {
  check_refused(cleared().refused(Reopen{" "}), "CASE-9", "cases.reason_missing",
                "cases.hint.reopen");
}

TEST_CASE("an open case is not reopened (ruling 17)") {
  check_refused(Story().open().refused(Reopen{"x"}), "ruling 17", "cases.open_already");
}

TEST_CASE("reopening takes the confirmation back (CASE-9)") {
  Story story = closed();
  story.does(Reopen{"it broke again"});
  const Case state = story.state();
  CHECK(state.status == Status::open);
  CHECK_FALSE(state.confirmed);
  CHECK_FALSE(state.resolved);
  CHECK_FALSE(state.closed);
  CHECK(state.confirmed_by.empty());
  CHECK(state.reopened == minute(90));
  CHECK(state.responded == minute(10));
  CHECK(story.last("case.reopened").text("from") == "closed");
}

TEST_CASE("reopening lies not before what it takes back (ruling 17)") {
  check_refused(closed().late(79).refused(Reopen{"x"}), "ruling 17", "authority.must_follow");
  check_refused(cleared().late(59).refused(Reopen{"x"}), "ruling 17", "authority.must_follow");
}

TEST_CASE("a reopened case is cleared again after the reopening (ruling 17)") {
  Story story = closed();
  story.does(Reopen{"x"}).at(95).late(85);
  check_refused(story.refused(Resolve{"y", {}}), "ruling 17", "authority.must_follow");
  CHECK(types_of(story.late(95).asks(Resolve{"y", {}})) ==
        std::vector<std::string>{"case.responded", "case.resolved"});
}

TEST_CASE("reopening may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[4].may = {"reopen"};
  Story story(contract);
  story.open().does(Resolve{"x", {}}).at(5);
  check_refused(story.refused(Reopen{"x"}), "ORG-6", "authority.beyond_role", "cases.hint.approve");
  story.does(Approve{"reopen", "li", {}, {}, {}, {}, {}}).does(Reopen{"x"});
  CHECK(story.state().status == Status::open);
}

TEST_CASE("a contact withdraws a case with a reason (CASE-9)") {
  Story story;
  story.open().at(5);
  check_refused(story.refused(Withdraw{"zhao", {}}), "CASE-9", "cases.reason_missing",
                "cases.hint.withdraw");
  check_refused(story.refused(Withdraw{"wu", "x"}), "CASE-9", "authority.not_theirs",
                "authority.hint.holders");
  story.does(Withdraw{"zhao", "false alarm"});
  CHECK(story.state().status == Status::withdrawn);
  CHECK(story.state().ended == minute(5));
}

TEST_CASE("a case with parts that are out is not withdrawn (PRT-6)") {
  Story story;
  story.open().at(5);
  const UnsettledParts parts = std::vector<std::string>{"P-7"};
  check_refused(story.refused(Withdraw{"zhao", "x", parts}), "PRT-6", "cases.parts_unsettled",
                "cases.hint.parts");
  story.does(Withdraw{"zhao", "x", std::vector<std::string>{}});
  CHECK(story.state().status == Status::withdrawn);
}

TEST_CASE("what is over is not withdrawn (CASE-9)") {
  check_refused(cleared().refused(Withdraw{"zhao", "x"}), "CASE-9", "cases.not_open",
                "cases.hint.reopen");
}

TEST_CASE("a withdrawn case comes back by reopening (CASE-9)") {
  Story story;
  story.open().at(5).does(Withdraw{"zhao", "x"}).at(6);
  check_refused(story.refused(Respond{}), "CASE-9", "cases.not_open", "cases.hint.reopen");
  CHECK(story.does(Reopen{"it is real"}).state().status == Status::open);
}
