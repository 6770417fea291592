// The rungs of an occurrence's ladder: each thing that a step tells, with its own time and repeats.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "svcdesk/obligations/detail/timeline.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::obligations::detail {

// A step has one rung, or one for each level breached (ruling 5), or for each event that it waits
// for.
struct Rung {
  int step = 0;
  // A reminder is dropped when its matter is settled and held while it is paused; a fact is told
  // all the same (ruling 20).
  enum class Kind { reminder, fact } kind = Kind::reminder;
  Instant at;                              // its first time
  std::string key;                         // Firing::level of the first firing
  std::string again;                       // Firing::level of its repeats
  bool goes_on = false;                    // its repeats do, while the clock runs (ruling 22)
  std::optional<time::Duration> interval;  // of the repeats
};

class Rungs {
 public:
  Rungs(const contract::Terms& terms, const contract::Obligation& obligation,
        const Occurrence& occurrence);

  // Every rung that has a time at this moment, past or to come.
  std::vector<Rung> all(std::span<const journal::Event> history) const;
  // What would be told if the deadline to come passed: the breach and the steps after it.
  std::vector<Rung> feared() const;

  // How many repeats of the rung lie at or before `to`.
  int repeats(const Rung& rung, Instant to) const;
  // The time of a repeat.
  std::optional<Instant> repeat_at(const Rung& rung, int number) const;

 private:
  std::optional<Rung> reminder(int index) const;
  std::optional<Rung> after_breach(int index, const Breach& breach) const;
  std::vector<Rung> on_events(int index, std::span<const journal::Event> history) const;
  std::optional<Instant> reminder_time(const contract::StepTime& when) const;
  std::optional<Seconds> use_needed(const contract::StepTime& when) const;
  std::optional<Seconds> use_before(time::Duration lead) const;
  Seconds whole() const;
  Rung rung(int index, Rung::Kind kind, Instant at, std::string key) const;

  const contract::Obligation& obligation_;
  const Occurrence& occurrence_;
  const time::Calendar& calendar_;
  Timeline timeline_;
  std::string round_;  // "~2" in the second round
};

}  // namespace svcdesk::obligations::detail
