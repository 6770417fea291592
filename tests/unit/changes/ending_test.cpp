#include "svcdesk/changes/ending.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::changes;

TEST_CASE("a change is refused by whoever could approve it, with a reason (CHG-1)") {
  Story story = assessed();
  check_refused(story.refused(Refuse{"ma", ""}), "CHG-1", "changes.reason_missing",
                "changes.hint.end");
  check_refused(story.refused(Refuse{"zhao", "no"}), "CHG-1", "authority.not_theirs",
                "authority.hint.holders");
  story.does(Refuse{"ma", "not before the audit"});
  CHECK(story.state().status == Status::refused);
  CHECK(story.state().ended == minute(20));
  CHECK(story.state().ended_by == "ma");
  CHECK(story.state().ended_why == "not before the audit");
}

TEST_CASE("a change that is refused goes no further (CHG-1)") {
  Story story = assessed();
  story.does(Refuse{"jin", "too late"}).at(30);
  for (const Error& error :
       {story.refused(approval("ma")), story.refused(with_backup()), story.refused(passed()),
        story.refused(Withdraw{"ma", "x"}), story.refused(Assess{})}) {
    check_refused(error, "CHG-1", "changes.over", "changes.hint.anew");
  }
}

TEST_CASE("an unsigned request is taken back by who asked for it (CHG-1)") {
  Story story;
  story.does(firmware()).at(5);
  check_refused(story.refused(Withdraw{"wu", "x"}), "CHG-1", "authority.not_theirs",
                "authority.hint.holders");
  CHECK(story.refused(Withdraw{"", "x"}).code() == ErrorCode::usage);
  story.does(Withdraw{"陈一", "asked for the wrong machine"});
  CHECK(story.state().status == Status::withdrawn);
  CHECK(story.state().ended_by == "chen");
}

TEST_CASE("a signed request is the customer's to take back (CHG-1)") {
  Story story = requested();
  check_refused(story.refused(Withdraw{"chen", "x"}), "CHG-1", "authority.not_theirs",
                "authority.hint.holders");
  check_refused(story.refused(Withdraw{"ma", " "}), "CHG-1", "changes.reason_missing",
                "changes.hint.end");
  story.does(Withdraw{"feng", "not needed any more"});
  CHECK(story.state().status == Status::withdrawn);
}

TEST_CASE("a change that is under way is ended by finishing or rolling back (CHG-1)") {
  check_refused(running().refused(Refuse{"ma", "x"}), "CHG-1", "changes.under_way",
                "changes.hint.rollback");
  check_refused(running().refused(Withdraw{"ma", "x"}), "CHG-1", "changes.under_way",
                "changes.hint.rollback");
}

TEST_CASE("after a roll-back a change may be given up (CHG-1)") {
  Story story = running();
  story.does(RollBack{"the board hangs", "ma"}).at(50);
  CHECK_NOTHROW(story.asks(Refuse{"jin", "no second try"}));
  CHECK_NOTHROW(story.asks(Withdraw{"ma", "no second try"}));
}

TEST_CASE("a change is not given up before what was agreed since (ruling 17)") {
  Story story = approved();
  check_refused(story.late(15).refused(Refuse{"ma", "x"}), "ruling 17", "authority.must_follow",
                "authority.hint.at");
  Story unsigned_one;
  unsigned_one.does(firmware()).at(20).does(Sign{"ma"}).at(30).late(10);
  check_refused(unsigned_one.refused(Withdraw{"ma", "x"}), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}
