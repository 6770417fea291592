#include "svcdesk/changes/finishing.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

namespace {

Test test_by(std::string by, Result result = Result::passed) { return {result, std::move(by), {}}; }

Finish finish_with(Test test) {
  Finish out;
  out.test = std::move(test);
  return out;
}

RollBack back() { return {"the board hangs", "ma"}; }

const Value planned = {"A-3", "bmc", "firmware", "1.0", "1.1"};

}  // namespace

TEST_CASE("a change that is finished and passed its test is done (CHG-1)") {
  Story story = running();
  CHECK(types_of(story.asks(tested())) == Words{"change.finished", "change.tested"});
  story.does(tested());
  const Change state = story.state();
  CHECK(state.status == Status::done);
  CHECK(state.ended == minute(40));
  CHECK(state.attempts[0].finished == minute(40));
  CHECK(state.attempts[0].finished_by == "wu");
  CHECK(state.attempts[0].test ==
        TestRecord{Result::passed, "sun", "the board answers with 1.1", minute(40)});
}

TEST_CASE("a finished change waits for its test (CHG-1)") {
  Story story = running();
  story.does(Finish{});
  CHECK(story.state().status == Status::finished);
  CHECK_FALSE(story.state().ended);
  story.at(50).does(passed());
  CHECK(story.state().status == Status::done);
  CHECK(story.state().ended == minute(50));
}

TEST_CASE("a test may come before the end of the work (CHG-1)") {
  Story story = running();
  story.does(passed());
  CHECK(story.state().status == Status::running);
  story.at(50).does(Finish{});
  CHECK(story.state().status == Status::done);
}

TEST_CASE("a change that failed its test cannot be finished, only rolled back (CHG-1)") {
  Story story = running();
  check_refused(story.refused(finish_with(test_by("sun", Result::failed))), "CHG-1",
                "changes.test_failed", "changes.hint.rollback");
  story.does(test_by("sun", Result::failed)).at(45);
  CHECK(story.state().status == Status::running);
  check_refused(story.refused(Finish{}), "CHG-1", "changes.test_failed", "changes.hint.rollback");
  check_refused(story.refused(passed()), "CHG-1", "changes.test_failed", "changes.hint.rollback");
  CHECK_NOTHROW(story.asks(back()));
}

TEST_CASE("a finished change whose test fails is not done (CHG-1)") {
  Story story = running();
  story.does(Finish{}).at(50).does(test_by("sun", Result::failed));
  CHECK(story.state().status == Status::failed);
  CHECK_FALSE(story.state().ended);
  check_refused(story.refused(passed()), "CHG-1", "changes.test_failed", "changes.hint.rollback");
  story.does(back());
  CHECK(story.state().status == Status::rolled_back);
}

TEST_CASE("nobody tests what is their own work: plan, start or end (CHG-1)") {
  Story story = running();
  for (const char* author : {"chen", "wu", "陈一"}) {
    check_refused(story.refused(test_by(author)), "CHG-1", "changes.tester_is_author",
                  "changes.hint.tester");
    check_refused(story.refused(finish_with(test_by(author))), "CHG-1", "changes.tester_is_author",
                  "changes.hint.tester");
  }
  story.as("li").does(Finish{}).at(50);
  check_refused(story.refused(test_by("li")), "CHG-1", "changes.tester_is_author",
                "changes.hint.tester");
}

TEST_CASE("who tested the work does not finish it (CHG-1)") {
  Story story = running();
  story.does(passed()).at(50).as("sun");
  check_refused(story.refused(Finish{}), "CHG-1", "changes.tester_is_author",
                "changes.hint.tester");
}

TEST_CASE("a test says who tested, and one passed test is enough (CHG-1)") {
  Story story = running();
  CHECK(story.refused(test_by(" ")).code() == ErrorCode::usage);
  story.does(passed()).at(45);
  check_refused(story.refused(test_by("li")), "CHG-1", "changes.tested_already",
                "changes.hint.show");
  check_refused(story.refused(finish_with(test_by("li"))), "CHG-1", "changes.tested_already",
                "changes.hint.show");
}

TEST_CASE("the customer may test it (CHG-1)") {
  Story story = running();
  story.does(finish_with(test_by("zhao")));
  CHECK(story.state().attempts[0].test->by == "zhao");
}

TEST_CASE("testing may be bound to a role, and somebody let in by its holder (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[2].may = {"change.test"};
  Story story = running(contract);
  check_refused(story.refused(passed()), "CHG-1", "authority.not_theirs", "authority.hint.holders");
  CHECK_NOTHROW(story.asks(test_by("li")));
  story.does(approval("li", "change.test")).does(passed());
  CHECK(story.last("change.tested").text("approval") == "change.test");
}

TEST_CASE("finishing hands the values over to the machines' files, as planned (CHG-1, AST-1)") {
  const Story story = running();
  const Drafts drafts = story.asks(tested());
  CHECK(handed_over(drafts[0]) == std::vector<Value>{planned});
  CHECK(handed_over(drafts[1]).empty());
}

TEST_CASE("what was found at the end counts, not what was planned (CHG-1, AST-1)") {
  Finish finish = tested();
  finish.values = {{"web-01", "bmc", "firmware", "", "1.1b"}, {"", "", "agent", "", "4.2"}};
  Story story = running();
  story.does(finish);
  const std::vector<Value> now = {{"A-3", "bmc", "firmware", "1.0", "1.1b"},
                                  {"A-3", "", "agent", "", "4.2"}};
  CHECK(story.state().attempts[0].values == now);
  CHECK(story.state().values == std::vector<Value>{planned});
}

TEST_CASE("a value that was found may say what was there before (CHG-1)") {
  Finish finish = tested();
  finish.values = {{"A-3", "bmc", "firmware", "0.9", "1.1"}};
  Story story = running();
  CHECK(handed_over(story.asks(finish)[0])[0].before == "0.9");
}

TEST_CASE("a value of a machine that the change does not concern is not taken over (CHG-1)") {
  Finish finish = tested();
  finish.values = {{"A-4", "", "ram", "1", "2"}};
  CHECK(running().refused(finish).text().id == "changes.no_such_asset");
}

TEST_CASE("what is not started can be neither tested, finished nor rolled back (CHG-1)") {
  const Story story = approved();
  for (const Error& error :
       {story.refused(Finish{}), story.refused(passed()), story.refused(back())}) {
    check_refused(error, "CHG-1", "changes.not_started", "changes.hint.start");
  }
}

TEST_CASE("a change is finished once (CHG-1)") {
  Story story = running();
  story.does(Finish{});
  check_refused(story.refused(Finish{}), "CHG-1", "changes.finished_already", "changes.hint.test");
}

TEST_CASE("a change that is done stays done (CHG-1)") {
  Story story = running();
  story.does(tested()).at(50);
  check_refused(story.refused(back()), "CHG-1", "changes.over", "changes.hint.anew");
  check_refused(story.refused(with_backup()), "CHG-1", "changes.over", "changes.hint.anew");
  check_refused(story.refused(approval("jin", "change.start")), "CHG-1", "changes.over",
                "changes.hint.anew");
}

TEST_CASE("the date of the report may come with the end of the work (RPT-3)") {
  Finish finish = tested();
  finish.report_due = minute(4000);
  Story story = running();
  story.does(finish);
  CHECK(story.last("change.finished").integer("due", 0) == 1768179600 + 4000 * 60);
  finish.report_due = minute(40);
  CHECK(running().refused(finish).text().id == "changes.due_not_later");
}

TEST_CASE("finishing may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[2].may = {"change.finish"};
  const Story story = running(contract);
  check_refused(story.refused(Finish{}), "ORG-6", "authority.beyond_role", "changes.hint.power");
  check_refused(story.refused(back()), "ORG-6", "authority.beyond_role", "changes.hint.power");
}

TEST_CASE("the work does not end before it began (ruling 17)") {
  Story story = running();
  story.late(29);
  for (const Error& error :
       {story.refused(Finish{}), story.refused(passed()), story.refused(back())}) {
    check_refused(error, "ruling 17", "authority.must_follow", "authority.hint.at");
  }
}

TEST_CASE("a roll-back says why, and who made sure that all is as before (CHG-1)") {
  Story story = running();
  check_refused(story.refused(RollBack{" ", "ma"}), "CHG-1", "changes.reason_missing",
                "changes.hint.rollback");
  check_refused(story.refused(RollBack{"the board hangs", " "}), "CHG-1", "changes.not_restored",
                "changes.hint.rollback");
  story.does(RollBack{"the board hangs", "马九"});
  const Attempt attempt = story.state().attempts[0];
  CHECK(attempt.rolled_back == minute(40));
  CHECK(attempt.rolled_back_by == "wu");
  CHECK(attempt.rolled_back_why == "the board hangs");
  CHECK(attempt.restored_by == "ma");
  CHECK(story.state().current() == nullptr);
}

TEST_CASE("a roll-back takes back what the files have taken over, and no more (CHG-1, AST-1)") {
  Story story = running();
  CHECK_FALSE(story.asks(back())[0].payload.contains("values"));
  CHECK(handed_over(story.asks(back())[0]).empty());
  story.does(Finish{}).at(50);
  const Value restored = {"A-3", "bmc", "firmware", "1.1", "1.0"};
  CHECK(handed_over(story.asks(back())[0]) == std::vector<Value>{restored});
}

TEST_CASE("a roll-back comes after what it takes back (ruling 17)") {
  Story story = running();
  story.at(50).does(Finish{}).at(60).does(test_by("sun", Result::failed)).at(70);
  check_refused(story.late(45).refused(back()), "ruling 17", "authority.must_follow",
                "authority.hint.at");
  check_refused(story.late(55).refused(back()), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}

TEST_CASE("what was rolled back is approved anew before it is tried again (CHG-1)") {
  Story story = running();
  story.does(back()).at(50);
  CHECK(missing_of(story.refused(with_backup())) ==
        Words{"changes.need.approved_ours", "changes.need.approved_customer"});
  story.does(approval("jin")).does(approval("ma"));
  CHECK(story.state().status == Status::approved);
  story.at(60).does(with_backup()).at(70).does(tested());
  const Change state = story.state();
  CHECK(state.status == Status::done);
  REQUIRE(state.attempts.size() == 2);
  CHECK(state.attempts[1].cycle == 2);
  CHECK(story.last("change.finished").integer("cycle", 0) == 2);
  CHECK(story.last("change.tested").integer("cycle", 0) == 2);
}

TEST_CASE("what was rolled back may be assessed anew (CHG-1)") {
  Story story = running();
  story.does(back()).at(50);
  Assess other;
  other.plan = "load it from the console";
  story.does(other);
  CHECK(story.state().status == Status::assessed);
  check_refused(story.late(45).refused(approval("jin")), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}

TEST_CASE("nothing new is agreed to or begun before the roll-back (ruling 17)") {
  Story story = running();
  story.at(50).does(back()).at(60).late(45);
  check_refused(story.refused(approval("jin")), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}

TEST_CASE("the machines' files end as the last attempt left them, whatever came before (AST-1)") {
  Story story = running();
  Drafts all;
  const auto play = [&](const auto& request) {
    const Drafts drafts = story.asks(request);
    all.insert(all.end(), drafts.begin(), drafts.end());
    story.keep(drafts);
  };
  play(Finish{});
  story.at(50);
  play(back());
  story.at(60).does(approval("jin")).does(approval("ma")).does(with_backup()).at(70);
  play(tested());
  std::string file = "1.0";
  for (const journal::Draft& draft : all) {
    for (const Value& one : handed_over(draft)) {
      CHECK(file == one.before);
      file = one.after;
    }
  }
  CHECK(file == "1.1");
}
