// The fold against the pencil: 100,000 random lives.
#include <doctest/doctest.h>

#include "brute.hpp"
#include "svcdesk/obligations/clock.hpp"

using namespace life;
namespace obligations = svcdesk::obligations;
using obligations::Occurrence;
using obligations::Phase;

namespace {

constexpr int lives = 100000;

std::set<std::pair<std::string, int>> breaches_of(const Occurrence& one) {
  std::set<std::pair<std::string, int>> found;
  for (const auto& breach : one.breaches) {
    found.insert({breach.level, static_cast<int>((breach.at - origin).count() / 60)});
  }
  return found;
}

Phase phase_of(const Pencil& pencil) {
  if (!pencil.limited || pencil.voided) return Phase::voided;
  if (pencil.settled) return Phase::fulfilled;
  if (pencil.halted) return Phase::halted;
  return pencil.paused ? Phase::paused : Phase::running;
}

Occurrence::Verdict verdict_of(const Pencil& pencil) {
  if (pencil.in_force || pencil.earlier) return Occurrence::Verdict::broken;
  if (!pencil.limited || pencil.voided) return Occurrence::Verdict::waived;
  return pencil.settled ? Occurrence::Verdict::kept : Occurrence::Verdict::open;
}

// The deadline as the pencil finds it by going on, when nothing else happens.
void check_deadline(const Occurrence& one, Pencil& pencil, int now) {
  if (pencil.settled || one.phase == Phase::voided) return;
  const auto reached = pencil.deadline_reached();
  if (reached) {
    CHECK(one.due == minute(*reached));
  } else if (one.phase != Phase::running) {
    CHECK_FALSE(one.due);
  } else if (one.due && *one.due <= minute(now + 2000) && *one.due < minute(horizon)) {
    pencil.live_until(static_cast<int>((*one.due - origin).count() / 60));
    REQUIRE(pencil.deadline_reached());
    CHECK(one.due == minute(*pencil.deadline_reached()));
  }
}

bool agree(const Occurrence& one, const Pencil& pencil) {
  const bool same_settlement = one.settled_at.has_value() == pencil.settled &&
                               (!one.settled_at || one.settled_at == minute(*pencil.settled_at));
  const bool same_breach = one.in_force.has_value() == pencil.in_force.has_value() &&
                           (!one.in_force || one.in_force->at == minute(*pencil.in_force));
  return same_settlement && same_breach && one.phase == phase_of(pencil) &&
         one.verdict() == verdict_of(pencil) && breaches_of(one) == pencil.breaches &&
         one.used == std::chrono::minutes(pencil.used) && one.level == pencil.level &&
         one.reclassified == pencil.reclassified && one.round == pencil.round &&
         one.earlier.has_value() == pencil.earlier;
}

}  // namespace

TEST_CASE("the fold says what a minute-by-minute count says (clock rules 1 to 9)") {
  Dice dice(100);
  for (int number = 0; number < lives; ++number) {
    CAPTURE(number);
    const Clockwork& clockwork = any_calendar(dice);
    const auto made = terms(clockwork, random_promise(dice));
    const auto& promise = made.contract().obligations[0];
    const int length = dice.between(10, 3000);
    const auto history = random_history(dice, length);
    const int opened = static_cast<int>((history[0].at - origin).count() / 60);
    const int now = opened + dice.between(0, length + 1000);
    auto known = history;
    std::erase_if(known, [&](const auto& event) { return event.at > minute(now); });
    Pencil pencil(clockwork, promise, known);
    pencil.live_until(now);
    const auto folded = obligations::fold(made, promise, {"case", "C-1"}, history, minute(now));
    REQUIRE(folded.size() == 1);
    REQUIRE(agree(folded[0], pencil));
    check_deadline(folded[0], pencil, now);
  }
}

TEST_CASE("a later look never changes a breach or a settlement that was reached (rule 5)") {
  Dice dice(7);
  for (int number = 0; number < 5000; ++number) {
    CAPTURE(number);
    const Clockwork& clockwork = any_calendar(dice);
    const auto made = terms(clockwork, random_promise(dice));
    const auto& promise = made.contract().obligations[0];
    const auto history = random_history(dice, 2000);
    const auto first = history[0].at + std::chrono::minutes(dice.below(2500));
    const auto second = first + std::chrono::minutes(dice.below(2500));
    const auto soon = obligations::fold(made, promise, {"case", "C-1"}, history, first);
    const auto late = obligations::fold(made, promise, {"case", "C-1"}, history, second);
    REQUIRE(soon.size() == 1);
    REQUIRE(late.size() == 1);
    for (const auto& breach : breaches_of(soon[0])) CHECK(breaches_of(late[0]).contains(breach));
    auto only_known = history;
    std::erase_if(only_known, [&](const auto& event) { return event.at > first; });
    const auto still = obligations::fold(made, promise, {"case", "C-1"}, only_known, second);
    if (soon[0].settled_at) CHECK(still[0] == soon[0]);
  }
}
