#include "player.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::changes {
namespace {

const std::vector<std::string> actors = {"chen", "wu", "sun",  "jin",       "li",
                                         "zhao", "ma", "feng", "a stranger"};
const std::vector<std::string> powers_at_play = {
    "change.approve", "change.assess", "change.finish", "change.start",  "change.test",
    "change.request", "stop",          "release.judge", "release.permit"};

// What only the customer can give stands in the customer's roles, which are the last three.
bool is_consent(const std::string& power) {
  return power == "change.request" || power == "release.permit";
}

Component component(Dice& dice) {
  const std::vector<std::string> assets = {"A-3", "A-4"};
  const std::vector<std::string> versions = {"", "6.9", "7.9.0", "7.10.50", "8"};
  return {dice.one_of(assets),  "", std::to_string(dice.below(3)), "firmware", "Dell", "iDRAC",
          dice.one_of(versions)};
}

}  // namespace

contract::Contract random_contract(Dice& dice) {
  contract::Contract out = sample();
  for (int i = 0; i < 3; ++i) {
    const std::string& power = dice.one_of(powers_at_play);
    const auto role =
        static_cast<std::size_t>(is_consent(power) ? 3 + dice.below(3) : dice.below(6));
    if (dice.chance(40)) out.roles[role].may.push_back(power);
    if (!dice.chance(40)) continue;
    out.separation[dice.one_of(powers_at_play)] = {dice.one_of(powers_at_play)};
  }
  return out;
}

Player::Player(std::uint64_t seed) : dice_(seed), story_(random_contract(dice_)) { begin(); }

std::string Player::anybody() { return dice_.chance(5) ? "陈一" : dice_.one_of(actors); }

template <class Request>
void Player::ask(const Request& request) {
  const std::size_t known = story_.events().size();
  const Change before = story_.state();
  try {
    story_.does(request);
  } catch (const Error& error) {
    test::check_words(error);
    REQUIRE(story_.state() == before);
    REQUIRE(error.code() != ErrorCode::failed);
    if (error.code() == ErrorCode::refused) {
      REQUIRE_MESSAGE(!error.rule().empty(), error.text().id);
      REQUIRE_MESSAGE(!error.hints().empty(), error.text().id);
    }
    ++refused_;
    return;
  }
  ++accepted_;
  for (std::size_t i = known; i < story_.events().size(); ++i) auditor_.hear(story_.events()[i]);
}

void Player::begin() {
  story_.at(now_);
  if (dice_.chance(25)) {
    RecordRelease release;
    release.id = ReleaseId{2};
    release.vendor = "Dell";
    release.product = "iDRAC";
    release.version = "7.10.50";
    while (story_.events().empty()) ask(release), story_.as(dice_.one_of(actors));
    return;
  }
  Request request = firmware();
  if (dice_.chance(30)) request.signed_by = "ma";
  if (dice_.chance(30)) request.origin = "finding/F-3";
  ask(request);
  request.signed_by.clear();
  if (story_.events().empty()) ask(request);
}

void Player::play() {
  now_ += dice_.below(20);
  const std::int64_t clock = dice_.chance(5) ? now_ - 15 : now_;
  story_.as(dice_.one_of(actors)).at(clock);
  if (dice_.chance(15)) story_.late(clock + 3 - dice_.below(60));
  if (story_.state().id.number == 0) return about_release();
  if (dice_.chance(12)) return anything();
  const bool started = story_.state().current() != nullptr && !story_.state().ended;
  return started ? under_way() : before_start();
}

void Player::about_release() {
  switch (dice_.below(7)) {
    case 0:
    case 1: {
      MatchRelease request;
      for (std::int64_t left = dice_.below(3); left > 0; --left) {
        request.components.push_back(component(dice_));
      }
      return ask(request);
    }
    case 2:
      return ask(JudgeRelease{text(), "low", "take it"});
    case 3:
      return ask(ProposeRelease{dice_.chance(70) ? "ma" : anybody(), {}});
    case 4:
      return ask(RefuseRelease{anybody(), dice_.chance(30) ? "later" : " "});
    case 5:
      return ask(DismissRelease{dice_.chance(10) ? "not worth it" : " "});
    default:
      return ask(PermitRelease{dice_.chance(60) ? "ma" : anybody(), {}, ChangeId{5}});
  }
}

Assess Player::random_assessment() {
  Assess out;
  out.risk = text();
  out.plan = "plan " + std::to_string(dice_.below(1000));
  if (dice_.chance(80)) out.rollback = text();
  if (dice_.chance(50)) out.backup = dice_.chance(50) ? Backup::needed : Backup::not_needed;
  if (dice_.chance(70)) out.system = dice_.chance(40) ? System::running : System::idle;
  if (dice_.chance(20)) out.window = Window{minute(now_), minute(now_ + 120)};
  if (dice_.chance(10)) out.tester = anybody();
  return out;
}

Start Player::random_start() {
  Start out;
  if (dice_.chance(80)) out = with_backup();
  if (dice_.chance(70)) out.second_person = anybody();
  return out;
}

Test Player::random_test() {
  return {dice_.chance(60) ? Result::passed : Result::failed, anybody(), {}};
}

Finish Player::random_finish() {
  Finish out;
  if (dice_.chance(60)) out.test = random_test();
  if (dice_.chance(30)) out.values.push_back({"A-3", "", "agent", "", "4.2"});
  return out;
}

void Player::before_start() {
  const std::vector<std::string> ours = {"jin", "li", "chen"};
  const std::vector<std::string> theirs = {"ma", "feng"};
  const std::string missing = next_missing();
  if (missing == "changes.need.signed") return ask(Sign{dice_.one_of(theirs)});
  if (missing == "changes.need.approved_ours") return ask(approval(dice_.one_of(ours)));
  if (missing == "changes.need.approved_customer") return ask(approval(dice_.one_of(theirs)));
  if (missing == "changes.need.stop_ours") return ask(approval(dice_.one_of(ours), "stop"));
  if (missing == "changes.need.stop_customer") return ask(approval(dice_.one_of(theirs), "stop"));
  const bool plan = missing == "changes.need.assessed" || missing == "changes.need.rollback" ||
                    missing == "changes.need.window";
  return plan ? ask(random_assessment()) : ask(random_start());
}

// One of the things that starting waits for; mostly the first that has to be done.
std::string Player::next_missing() {
  const Acting now = {"chen", minute(now_), minute(now_)};
  for (const Condition& one :
       start_conditions(story_.terms(), now, story_.state(), with_backup())) {
    if (!one.met && dice_.chance(80)) return one.text.id;
  }
  return {};
}

void Player::under_way() {
  switch (dice_.below(4)) {
    case 0:
      return ask(random_test());
    case 1:
      return ask(RollBack{text(), dice_.chance(70) ? anybody() : " "});
    default:
      return ask(random_finish());
  }
}

void Player::anything() {
  if (!story_.release().vendor.empty() && dice_.chance(10)) return about_release();
  switch (dice_.below(10)) {
    case 0:
      return ask(Sign{anybody()});
    case 1:
      return ask(random_assessment());
    case 2:
      return ask(approval(anybody()));
    case 3:
      return ask(approval(anybody(), "stop"));
    case 4:
      return ask(approval(anybody(), dice_.one_of(powers_at_play)));
    case 5:
      return ask(random_start());
    case 6:
      return ask(random_finish());
    case 7:
      return ask(RollBack{"words", "ma"});
    case 8:
      return dice_.chance(20) ? ask(Refuse{anybody(), text()}) : ask(random_test());
    default:
      return dice_.chance(20) ? ask(Withdraw{anybody(), text()}) : ask(random_finish());
  }
}

}  // namespace svcdesk::changes
