#include "svcdesk/cases/progress.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

TEST_CASE("a response is recorded with what was agreed (CASE-5)") {
  Story story;
  story.open().at(7).does(Respond{"restore from the snapshot"});
  CHECK(story.state().responded == minute(7));
  CHECK(story.last("case.responded").text("agreed") == "restore from the snapshot");
}

TEST_CASE("a second response is refused with the first (CASE-5)") {
  Story story;
  story.open().at(7).does(Respond{}).at(9);
  const Error error = story.refused(Respond{});
  check_refused(error, "CASE-5", "cases.responded_already");
  CHECK(error.text().args.at(1).second == "2026-01-12 09:07:00 +08:00");
  CHECK(error.text().args.at(2).second == "chen");
}

TEST_CASE("after a reopening the customer is answered anew (CASE-9)") {
  Story story;
  story.open().at(7).does(Respond{}).at(8).does(Resolve{"x", {}}).at(9).does(Reopen{"again"});
  story.at(10).does(Respond{});
  CHECK(story.state().responded == minute(10));
}

TEST_CASE("a response may be recorded late (clock rule 9)") {
  Story story;
  story.open().at(40).late(6).does(Respond{});
  CHECK(story.state().responded == minute(6));
}

TEST_CASE("nothing happens before the case was opened (ruling 17)") {
  Story story;
  story.open().at(10).late(-1);
  check_refused(story.refused(Respond{}), "ruling 17", "authority.before_opened",
                "authority.hint.at");
}

TEST_CASE("nothing is recorded in the future (clock rule 9)") {
  Story story;
  story.open().at(10).late(11);
  check_refused(story.refused(Respond{}), "clock rule 9", "authority.in_future",
                "authority.hint.at");
}

TEST_CASE("a computer clock behind the last event keeps nobody from acting (clock rule 9)") {
  Story story;
  story.open().at(30).does(Note{"x", {}}).at(20).does(Acknowledge{});
  CHECK(story.state().acknowledged == minute(30));
  CHECK(story.last("case.acknowledged")["clock_behind"] == Json(true));
}

TEST_CASE("a late entry keeps its time while the computer's clock is behind (clock rule 9)") {
  Story story;
  story.open().at(30).does(Note{"x", {}}).at(20).late(15).does(Respond{});
  CHECK(story.state().responded == minute(15));
  CHECK_FALSE(story.last("case.responded").contains("clock_behind"));
}

TEST_CASE(
    "a time the case has reached already is no future, whatever the computer says (clock rule 9)") {
  Story story;
  story.open().at(30).does(Note{"x", {}}).at(20).late(25).does(Respond{});
  CHECK(story.state().responded == minute(25));
  CHECK(story.last("case.responded")["clock_behind"] == Json(true));
}

TEST_CASE("what the desk records by a clock that ran ahead holds nobody back (clock rule 9)") {
  Story story;
  story.open().at(10).does(Respond{});
  std::vector<journal::Event> events = story.events();
  events.push_back(events.back());
  events.back().type = "step.fired";
  events.back().at = minute(500);
  CHECK(fold(events).last_event == minute(10));
}

TEST_CASE("an answer and an escalation belong to a round that is not over (ruling 17)") {
  Story story;
  story.open().at(10).does(Resolve{"restarted", {}}).at(30).does(Reopen{"it came back"});
  story.at(40).late(20);
  check_refused(story.refused(Respond{}), "ruling 17", "authority.must_follow",
                "authority.hint.at");
  check_refused(story.refused(Escalate{"expert", "hard", "all"}), "ruling 17",
                "authority.must_follow", "authority.hint.at");
}

TEST_CASE("a clock that is right flags nothing (clock rule 9)") {
  Story story;
  story.open().at(30).does(Respond{});
  CHECK_FALSE(story.last("case.responded").contains("clock_behind"));
}

TEST_CASE("an acknowledgement may be repeated, since it expires (ruling 19)") {
  Story story;
  story.open().at(3).does(Acknowledge{}).at(33).does(Acknowledge{"still on it"});
  CHECK(story.state().acknowledged == minute(33));
}

TEST_CASE("an acknowledgement needs no role (clock rule 9)") {
  Story story;
  story.open().as("somebody").at(3).does(Acknowledge{});
  CHECK(story.state().acknowledged == minute(3));
}

TEST_CASE("a cleared case is not acknowledged any more (CASE-9)") {
  Story story;
  story.open().at(3).does(Resolve{"x", {}}).at(4);
  check_refused(story.refused(Acknowledge{}), "CASE-9", "cases.not_open", "cases.hint.reopen");
}

TEST_CASE("the cause found is recorded (CASE-5)") {
  Story story;
  story.open().at(50).does(Diagnose{"controller battery"});
  CHECK(story.state().diagnosed == minute(50));
  CHECK(story.state().cause == "controller battery");
}

TEST_CASE("the same cause twice is refused, another one corrects it (CASE-5)") {
  Story story;
  story.open().at(50).does(Diagnose{"battery"}).at(55);
  check_refused(story.refused(Diagnose{"battery"}), "CASE-5", "cases.diagnosed_already");
  CHECK(story.does(Diagnose{"backplane"}).state().cause == "backplane");
}

TEST_CASE("a diagnosis without a cause is a usage error (CASE-5)") {
  const Error error = Story().open().refused(Diagnose{"  "});
  CHECK(error.code() == ErrorCode::usage);
  CHECK(hints_of(error) == "cases.hint.diagnose ");
}

TEST_CASE("a note is kept at any time, even of a closed case (CASE-9)") {
  Story story;
  story.open().does(Resolve{"x", {}}).does(Confirm{"zhao", "telephone"}).does(Close{});
  CHECK_NOTHROW(story.at(5).does(Note{"the customer sent thanks", {}}));
}

TEST_CASE("an empty note is a usage error (CASE-9)") {
  CHECK(Story().open().refused(Note{" \n", {}}).code() == ErrorCode::usage);
}

TEST_CASE("progress names whom it was told, by id where he is listed (CASE-3)") {
  Story story;
  story.open().at(30).does(Note{"half done", "李七"});
  CHECK(story.last("case.progress.told").text("to") == "li");
  story.at(60).does(Note{"nearly", "shift leader"});
  CHECK(story.last("case.progress.told").text("to") == "shift leader");
}

TEST_CASE("progress of a cleared case is refused (CASE-3)") {
  Story story;
  story.open().does(Resolve{"x", {}}).at(5);
  check_refused(story.refused(Note{"t", "li"}), "CASE-9", "cases.not_open", "cases.hint.reopen");
}

TEST_CASE("an anomaly is recorded with who saw it (ESC-4)") {
  Story story;
  story.open().does(Anomaly{"smell of smoke", {}});
  CHECK(story.last("case.anomaly").text("seen_by") == "chen");
  story.does(Anomaly{"fan noise", "吴二"});
  CHECK(story.last("case.anomaly").text("seen_by") == "wu");
  CHECK(story.refused(Anomaly{}).code() == ErrorCode::usage);
}

TEST_CASE("a file is attached by its hash, once (decision 8)") {
  Story story;
  story.open().does(Attach{hash_of('a'), "log.txt", "evidence", {}, {}});
  REQUIRE(story.state().attachments.size() == 1);
  CHECK(story.state().attachments[0].kind == "evidence");
  check_refused(story.refused(Attach{hash_of('a'), "again.txt", "evidence", {}, {}}), "CASE-9",
                "cases.attached_already");
  CHECK_NOTHROW(story.asks(Attach{hash_of('b'), {}, {}, {}, {}}));
}

TEST_CASE("what is not a SHA-256 is a usage error (decision 8)") {
  Story story;
  story.open();
  for (const std::string& bad : {std::string("abc"), std::string(64, 'G'), std::string(64, 'A'),
                                 std::string(65, 'a'), std::string()}) {
    CHECK(story.refused(Attach{bad, {}, "other", {}, {}}).code() == ErrorCode::usage);
  }
}

TEST_CASE("an unknown kind of file is a usage error, an unknown visit not found (CASE-15)") {
  Story story;
  story.open();
  CHECK(story.refused(Attach{hash_of('a'), {}, "photo", {}, {}}).code() == ErrorCode::usage);
  CHECK(story.refused(Attach{hash_of('a'), {}, "other", 3, {}}).code() == ErrorCode::not_found);
}
