#include "svcdesk/cases/waiting.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::cases;

namespace {

PauseFor wait(std::string reason, std::optional<Instant> until = std::nullopt) {
  return {std::move(reason), until, {}};
}

Story paused() {
  Story story;
  story.open().at(10).does(wait("customer")).at(20);
  return story;
}

}  // namespace

TEST_CASE("a case waits for a reason of the contract (CASE-9)") {
  Story story = paused();
  CHECK(story.state().paused(minute(10)));
  CHECK(story.state().paused(minute(999)));
  CHECK_FALSE(story.state().paused(minute(9)));
}

TEST_CASE("a reason the contract lacks is not found, and the nearest is offered (CASE-9)") {
  Story story;
  story.open();
  const Error error = story.refused(wait("custmer"));
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.hints().at(0).args.at(0).second == "customer");
  CHECK(story.refused(wait(" ")).code() == ErrorCode::usage);
}

TEST_CASE("a reason that only an obligation names is known (CASE-9)") {
  contract::Contract contract = sample();
  contract::Obligation resolve;
  resolve.pauses = {"customer", "freeze"};
  contract.obligations = {resolve};
  CHECK(pause_reasons(contract) == std::vector<std::string>{"customer", "change-window", "freeze"});
  CHECK_NOTHROW(Story(contract).open().does(wait("freeze")));
}

TEST_CASE("ruling 13: one pause a reason") {
  const Error error = paused().refused(wait("customer"));
  check_refused(error, "ruling 13", "cases.paused_already", "cases.hint.resume");
  CHECK_NOTHROW(paused().does(wait("change-window")));
}

TEST_CASE("a pause ends by itself at its time, and then begins anew (decision 14)") {
  Story story;
  story.open().at(10).does(wait("customer", minute(30)));
  CHECK(story.state().paused(minute(29)));
  CHECK_FALSE(story.state().paused(minute(30)));
  CHECK_NOTHROW(story.at(30).does(wait("customer")));
}

TEST_CASE("a pause that would end before it begins is a usage error (CASE-9)") {
  Story story;
  story.open().at(10);
  CHECK(story.refused(wait("customer", minute(10))).code() == ErrorCode::usage);
  CHECK(story.refused(wait("customer", minute(9))).code() == ErrorCode::usage);
}

TEST_CASE("ruling 13: a pause recorded late may not overlap another for its reason") {
  Story story = paused();
  check_refused(story.late(5).refused(wait("customer")), "ruling 13", "cases.paused_already");
  CHECK_NOTHROW(story.asks(wait("customer", minute(10))));
}

TEST_CASE("ruling 13: resuming with a reason ends that one") {
  Story story = paused();
  story.does(wait("change-window")).at(25).does(Resume{"customer"});
  CHECK(story.state().pauses[0].resumed == minute(25));
  CHECK_FALSE(story.state().pauses[1].resumed);
  CHECK(story.state().paused(minute(26)));
}

TEST_CASE("ruling 13: resuming without a reason ends all") {
  Story story = paused();
  story.does(wait("change-window")).at(25).does(Resume{});
  CHECK_FALSE(story.state().paused(minute(25)));
  CHECK_FALSE(story.last("case.resumed").contains("reason"));
}

TEST_CASE("resuming what does not wait is refused (ruling 17)") {
  check_refused(Story().open().refused(Resume{}), "ruling 17", "cases.not_paused");
}

TEST_CASE("resuming for another reason is refused with those that run (ruling 13)") {
  const Error error = paused().refused(Resume{"change-window"});
  check_refused(error, "ruling 13", "cases.not_paused_for", "authority.hint.known");
  CHECK(error.hints().at(0).args.at(0).second == "customer");
}

TEST_CASE("resuming before the pause is refused (ruling 17)") {
  Story story = paused();
  check_refused(story.late(9).refused(Resume{}), "ruling 17", "authority.must_follow",
                "authority.hint.at");
}

TEST_CASE("resuming after the pause has run out is refused (ruling 17)") {
  Story story;
  story.open().at(10).does(wait("customer", minute(15))).at(20);
  check_refused(story.refused(Resume{}), "ruling 17", "cases.not_paused");
}

TEST_CASE("lesson glpi#14148: any number of pauses, none is dropped") {
  Story story;
  story.open();
  for (int round = 0; round < 5; ++round) {
    story.at(10 + round * 10).does(wait("customer")).at(15 + round * 10).does(Resume{});
  }
  REQUIRE(story.state().pauses.size() == 5);
  for (const Pause& one : story.state().pauses) CHECK(*one.resumed - one.from == Seconds{300});
}

TEST_CASE("a cleared case does not wait any more (CASE-9)") {
  Story story;
  story.open().does(Resolve{"x", {}}).at(5);
  check_refused(story.refused(wait("customer")), "CASE-9", "cases.not_open", "cases.hint.reopen");
}

TEST_CASE("a contract that names no reason lets nothing wait (CASE-9)") {
  contract::Contract contract = sample();
  contract.pause_reasons.clear();
  CHECK(Story(contract).open().refused(wait("customer")).code() == ErrorCode::not_found);
}
