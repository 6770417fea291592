// Random promises and random lives of a case under them, on a grid of minutes.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "svcdesk/contract/terms.hpp"
#include "svcdesk/journal/event.hpp"

namespace life {

using svcdesk::Instant;
using svcdesk::Seconds;

inline constexpr int days_known = 12;
inline constexpr int horizon = days_known * 1440;
inline const Instant origin{Seconds{1767571200}};  // 2026-01-05T00:00:00Z, a Monday

inline Instant minute(int number) { return origin + std::chrono::minutes(number); }

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int below(int end) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(end)); }
  int between(int first, int last) { return first + below(last - first + 1); }
  bool chance(int percent) { return below(100) < percent; }

 private:
  std::mt19937_64 engine_;
};

// A calendar with its open minutes looked up one by one.
struct Clockwork {
  svcdesk::time::CalendarRules rules;
  std::vector<bool> open;  // minute by minute from the origin, by the rules' own words
};
// Forty of them, the first round the clock; the same in every test.
const Clockwork& any_calendar(Dice& dice);

// A promise on a case with levels A, B, C (B by default).
svcdesk::contract::Obligation random_promise(Dice& dice);
std::vector<svcdesk::contract::Step> random_ladder(Dice& dice);
svcdesk::contract::Terms terms(const Clockwork& clockwork, svcdesk::contract::Obligation promise);

// What happens to the case, by minutes; times and order of recording are independent (late
// entries), several things may happen in one minute.
std::vector<svcdesk::journal::Event> random_history(Dice& dice, int length);

}  // namespace life
