// The calendar against a counter that walks through absolute time and reads the wall clock of the C
// library at every step. SVCDESK_PROPERTY_SEED hunts elsewhere, SVCDESK_PROPERTY_FACTOR longer.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "brute_clock.hpp"
#include "random_rules.hpp"
#include "svcdesk/time/text.hpp"

namespace {

using namespace property;
using namespace std::chrono_literals;
using std::chrono::days;
using svcdesk::Date;
using svcdesk::Instant;
using svcdesk::Seconds;
using svcdesk::time::Calendar;
using svcdesk::time::CalendarRules;
using svcdesk::time::to_utc;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* const text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

struct Window {
  const char* zone;
  const char* from;
  int days;
};

// Each holds changes of the clock that have gone wrong somewhere.
constexpr Window by_minutes[] = {
    {"Asia/Shanghai", "2025-12-20", 400},       {"Asia/Shanghai", "1988-03-01", 300},
    {"America/New_York", "2026-02-01", 330},    {"America/New_York", "2045-02-01", 330},
    {"Europe/Berlin", "2026-03-01", 300},       {"Europe/Dublin", "2026-03-01", 300},
    {"Australia/Lord_Howe", "2026-03-01", 300}, {"Pacific/Apia", "2011-08-01", 300},
    {"America/Sao_Paulo", "2018-01-20", 330},   {"Asia/Kathmandu", "1985-11-01", 150},
    {"Africa/Casablanca", "2026-01-15", 120},   {"Asia/Tehran", "2021-09-01", 400},
    {"America/St_Johns", "2007-02-01", 330},    {"Pacific/Kwajalein", "1993-06-01", 200},
    {"America/Nuuk", "2023-02-01", 500},        {"Antarctica/Troll", "2026-02-15", 300},
    {"Asia/Pyongyang", "2018-03-01", 150},      {"America/Caracas", "2016-03-01", 150},
    {"America/Havana", "2026-02-15", 300},      {"UTC", "2026-01-01", 150},
};

constexpr Window by_seconds[] = {
    {"America/New_York", "2026-03-01", 14},    {"Europe/Berlin", "2026-10-18", 14},
    {"Australia/Lord_Howe", "2026-03-28", 14}, {"Pacific/Apia", "2011-12-23", 14},
    {"America/Sao_Paulo", "2018-02-10", 14},   {"America/St_Johns", "2007-10-28", 14},
};

// One random calendar, both ways.
class Duel {
 public:
  Duel(const WallTape& tape, CalendarRules rules, Random& random)
      : tape_(tape), rules_(std::move(rules)), brute_(tape, rules_), random_(random) {}

  void fight(int rounds) {
    Calendar shared(rules_);
    for (int i = 0; i < rounds; ++i) {
      if (i % 16 == 0) shared = Calendar(rules_);  // what was asked before must not matter
      check_spans(shared);
      check_days(shared);
    }
  }

 private:
  Instant random_instant() {
    const Instant first = tape_.from() + days{3};
    const Instant last = tape_.to() - days{3};
    const auto choice = draw(random_, 0, 5);
    Instant instant = first + Seconds{draw(random_, 0, (last - first).count())};
    if (choice < 2 && !brute_.edges().empty()) instant = near(brute_.edges());
    if (choice == 2 && !tape_.jumps().empty()) instant = near(tape_.jumps());
    return std::clamp(instant, first, last);
  }

  Instant near(const std::vector<std::size_t>& steps) {
    const auto which = draw(random_, 0, static_cast<std::int64_t>(steps.size()) - 1);
    const auto step = static_cast<std::int64_t>(steps[static_cast<std::size_t>(which)]);
    const Seconds off{draw(random_, 0, 3) == 0 ? draw(random_, -7200, 7200) : draw(random_, -1, 1)};
    return tape_.from() + tape_.step() * step + off;
  }

  void check_spans(const Calendar& calendar) {
    Instant points[] = {random_instant(), random_instant(), random_instant()};
    std::sort(std::begin(points), std::end(points));
    const auto [a, b, c] = points;
    const Seconds ab = calendar.between(a, b);
    const Seconds bc = calendar.between(b, c);
    same("between", a, b, ab, brute_.between(a, b));
    same("splitting", a, c, ab + bc, calendar.between(a, c));
    Seconds open{0};
    for (const auto& span : calendar.open_in(a, b)) open += span.to - span.from;
    same("open_in", a, b, open, ab);
    check_add(calendar, a, ab, bc);
  }

  void check_add(const Calendar& calendar, Instant start, Seconds first, Seconds second) {
    const Seconds length{draw(random_, 0, 4) == 0 ? draw(random_, 0, first.count())
                                                  : first.count()};
    const auto expected = brute_.add(start, length);
    if (!expected) return same("tape", start, start, 1s, 0s);
    const Instant end = calendar.add(start, length);
    same("add", start, *expected, end - start, *expected - start);
    same("inverse", start, end, calendar.between(start, end), length);
    if (length > 0s) same("earliest", start, end, calendar.between(start, end - 1s), length - 1s);
    const Instant both = calendar.add(start, length + second);
    same("in two parts", start, both, calendar.add(end, second) - start, both - start);
  }

  void check_days(const Calendar& calendar) {
    const std::int64_t day = tape_.first_day() + draw(random_, 4, tape_.days_shown() - 5);
    const Date date{days{day}};
    const Instant midnight{Seconds{date.time_since_epoch()}};
    same("counted_on", midnight, midnight, calendar.counted_on(date), brute_.counted_on(day));
    const std::int64_t n = draw(random_, 0, 1) == 0 ? draw(random_, 1, 9) : draw(random_, -9, -1);
    const auto close = brute_.close_of_working_day(day, n);
    if (!close || *close > tape_.to() - days{3} || *close < tape_.from() + days{3}) return;
    same("close of working day " + std::to_string(n), midnight, *close,
         calendar.close_of_working_day(date, n) - midnight, *close - midnight);
  }

  void same(const std::string& what, Instant from, Instant to, Seconds ours, Seconds theirs) {
    if (ours == theirs) return;
    FAIL(what << ": from " << to_utc(from) << " to " << to_utc(to) << " we say " << ours.count()
              << ", brute force says " << theirs.count() << "\n  " << describe(rules_));
  }

  const WallTape& tape_;
  CalendarRules rules_;
  BruteClock brute_;
  Random& random_;
};

// Returns how many cases there were.
std::uint64_t fight_in(const Window& window, Seconds step, int calendars, int rounds,
                       Random& random) {
  const auto from = svcdesk::time::parse_rfc3339(std::string(window.from) + "T00:00:00Z");
  const WallTape tape(window.zone, from, days{window.days}, step);
  for (int i = 0; i < calendars; ++i) {
    const auto grain = step == 1s ? draw(random, 1, 2) : draw(random, 0, 1) == 0 ? 60 : 900;
    Duel(tape, random_rules(random, tape, static_cast<std::int32_t>(grain)), random).fight(rounds);
  }
  return static_cast<std::uint64_t>(calendars) * static_cast<std::uint64_t>(rounds);
}

}  // namespace

TEST_CASE("the calendar agrees with a brute-force counter (clock rules 1 to 4)") {
  const auto seed = from_environment("SVCDESK_PROPERTY_SEED", 20260105);
  const auto factor = static_cast<int>(from_environment("SVCDESK_PROPERTY_FACTOR", 1));
  const auto begun = std::chrono::steady_clock::now();
  std::cout << "property clock: seed " << seed << std::endl;
  Random random(seed);
  std::uint64_t cases = 0;
  for (const Window& window : by_minutes) {
    cases += fight_in(window, 60s, 20 * factor, 260, random);
  }
  for (const Window& window : by_seconds) {
    cases += fight_in(window, 1s, 8 * factor, 200, random);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::cout << "property clock: " << cases << " cases in " << took.count() << " s" << std::endl;
  CHECK(cases >= 100000);
}

TEST_CASE("the tapes hold the changes they are there for") {
  const auto jumps = [](const Window& window) {
    const auto from = svcdesk::time::parse_rfc3339(std::string(window.from) + "T00:00:00Z");
    return WallTape(window.zone, from, days{window.days}, 60s).jumps().size();
  };
  for (const Window& window : by_minutes) {
    CAPTURE(window.zone);
    CAPTURE(window.from);
    const std::string zone = window.zone;
    const bool steady = zone == "UTC" || (zone == "Asia/Shanghai" && window.days == 400);
    CHECK((jumps(window) > 0) == !steady);
  }
}
