// Steps fired when the next due time says so, against steps fired by looking every minute.
#include <doctest/doctest.h>

#include <algorithm>

#include "random_life.hpp"
#include "svcdesk/obligations/ladder.hpp"

using namespace life;
namespace journal = svcdesk::journal;
namespace obligations = svcdesk::obligations;
using svcdesk::Json;

namespace {

constexpr int ladder_lives = 400;
constexpr int length = 900;

// A desk that looks a second after a full minute, so that a deadline on the minute has passed.
class Desk {
 public:
  Desk(const svcdesk::contract::Terms& terms, std::vector<journal::Event> to_come)
      : terms_(terms), promise_(terms.contract().obligations[0]), to_come_(std::move(to_come)) {}

  // Records what has come to be known by then.
  void learn(int now) {
    while (next_ < to_come_.size() && to_come_[next_].recorded <= minute(now)) {
      journal::Event event = to_come_[next_++];
      event.seq = static_cast<std::int64_t>(history_.size()) + 1;
      history_.push_back(std::move(event));
    }
  }

  void sweep(int now) {
    const Instant moment = minute(now) + Seconds{1};
    for (const auto& one : obligations::fold(terms_, promise_, subject, history_, moment)) {
      const auto record = obligations::record_of(one, history_);
      const auto due = obligations::due_at(terms_, promise_, one, record, history_, moment);
      for (const auto& breach : due.breaches) write(one, "obligation.breached", breach, moment);
      for (const auto& breach : due.overtaken) write(one, "obligation.overtaken", breach, moment);
      for (const auto& firing : due.firings) {
        write(one, firing, moment);
        fired.push_back({now, firing});
      }
    }
  }

  // The first minute whose look has something to do.
  int next_look(int now) const {
    const Instant moment = minute(now) + Seconds{1};
    int best = horizon;
    for (const auto& one : obligations::fold(terms_, promise_, subject, history_, moment)) {
      const auto record = obligations::record_of(one, history_);
      const auto next = obligations::next_due(terms_, promise_, one, record, history_, moment);
      if (!next) continue;
      CHECK(*next > moment);
      const auto seconds = (*next - origin).count() - 1;
      best = std::min(best, static_cast<int>((seconds + 59) / 60));
    }
    return best;
  }

  int next_news() const {
    if (next_ == to_come_.size()) return horizon;
    return static_cast<int>((to_come_[next_].recorded - origin).count() / 60);
  }

  std::vector<std::pair<int, obligations::Firing>> fired;
  static inline const journal::Subject subject{"case", "C-1"};

 private:
  void write(const obligations::Occurrence& one, std::string type, Instant at, Json payload) {
    journal::Event event;
    event.seq = static_cast<std::int64_t>(history_.size()) + 1;
    event.subject = subject;
    event.type = std::move(type);
    event.at = at;
    event.recorded = at;
    event.payload = std::move(payload);
    event.payload.set("obligation", one.obligation).set("occurrence", one.occurrence);
    history_.push_back(std::move(event));
  }
  void write(const obligations::Occurrence& one, std::string type,
             const obligations::Breach& breach, Instant at) {
    write(one, std::move(type), at,
          Json::object({{"level", breach.level},
                        {"due", std::int64_t{breach.at.time_since_epoch().count()}}}));
  }
  void write(const obligations::Occurrence& one, const obligations::Firing& firing, Instant at) {
    write(
        one, "step.fired", at,
        Json::object({{"step", firing.step}, {"repeat", firing.repeat}, {"level", firing.level}}));
  }

  const svcdesk::contract::Terms& terms_;
  const svcdesk::contract::Obligation& promise_;
  std::vector<journal::Event> to_come_;
  std::vector<journal::Event> history_;
  std::size_t next_ = 0;
};

// Most things are recorded when they happen, some later.
std::vector<journal::Event> recorded(Dice& dice, std::vector<journal::Event> history) {
  for (std::size_t i = 1; i < history.size(); ++i) {
    if (dice.chance(25)) history[i].recorded += std::chrono::minutes(dice.below(300));
  }
  std::ranges::stable_sort(history, {}, &journal::Event::recorded);
  return history;
}

void look_every_minute(Desk& desk, int from, int to) {
  for (int now = from; now <= to; ++now) {
    desk.learn(now);
    desk.sweep(now);
  }
}

void look_when_due(Desk& desk, int from, int to) {
  int now = from;
  while (now <= to) {
    desk.learn(now);
    desk.sweep(now);
    now = std::max(now + 1, std::min(desk.next_look(now), desk.next_news()));
  }
}

bool each_once(const Desk& desk) {
  std::vector<std::tuple<int, int, std::string>> keys;
  for (const auto& [now, firing] : desk.fired) {
    keys.emplace_back(firing.step, firing.repeat, firing.level);
  }
  std::ranges::sort(keys);
  return std::ranges::adjacent_find(keys) == keys.end();
}

}  // namespace

TEST_CASE("looking when next_due says so fires what looking every minute fires, once (ESC-3)") {
  Dice dice(31);
  for (int number = 0; number < ladder_lives; ++number) {
    CAPTURE(number);
    const Clockwork& clockwork = any_calendar(dice);
    auto promise = random_promise(dice);
    promise.steps = random_ladder(dice);
    const auto made = terms(clockwork, promise);
    const auto history = recorded(dice, random_history(dice, length));
    const int from = static_cast<int>((history[0].at - origin).count() / 60);
    Desk patient(made, history);
    Desk prompt(made, history);
    look_every_minute(patient, from, from + length + 300);
    look_when_due(prompt, from, from + length + 300);
    REQUIRE(prompt.fired == patient.fired);
    REQUIRE(each_once(prompt));
  }
}

TEST_CASE("rare looks lose no first firing of a breach, and never tell a thing twice (ruling 20)") {
  Dice dice(32);
  for (int number = 0; number < ladder_lives; ++number) {
    CAPTURE(number);
    const Clockwork& clockwork = any_calendar(dice);
    auto promise = random_promise(dice);
    promise.steps = random_ladder(dice);
    svcdesk::contract::Step breach;
    breach.when.kind = svcdesk::contract::StepTime::Kind::breach;
    promise.steps.push_back(breach);
    const auto made = terms(clockwork, promise);
    const auto history = random_history(dice, length);
    const int from = static_cast<int>((history[0].at - origin).count() / 60);
    auto in_order = history;
    std::ranges::stable_sort(in_order, {}, &journal::Event::at);
    Desk desk(made, in_order);
    for (int now = from; now <= from + length; now += dice.between(1, 400)) {
      desk.learn(now);
      desk.sweep(now);
    }
    desk.learn(from + length + 500);
    desk.sweep(from + length + 500);
    REQUIRE(each_once(desk));
    const auto last = obligations::fold(made, made.contract().obligations[0], Desk::subject,
                                        in_order, minute(from + length + 500) + Seconds{1});
    const int step = static_cast<int>(promise.steps.size()) - 1;
    for (const auto& each : last[0].breaches) {
      const bool told = std::ranges::any_of(desk.fired, [&](const auto& one) {
        return one.second.step == step && one.second.level.starts_with(each.level);
      });
      CHECK(told);
    }
  }
}
