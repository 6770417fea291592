// The ladder: which steps of an occurrence are due, and when the next ones will be (ESC-1, ESC-2).
// Pure. Who hears of a step, and in which words, is the notices room's business.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "svcdesk/obligations/clock.hpp"

namespace svcdesk::obligations {

// What was fired already, as the journal has it.
struct Fired {
  std::string occurrence;
  int step = 0;       // index in Obligation::steps
  int repeat = 0;     // 0: the first firing
  std::string level;  // as in Firing
  Instant planned;    // its time on the clock
  Instant at;         // when it was fired
};

// A step that fires, or will.
struct Firing {
  std::string obligation;
  journal::Subject subject;
  std::string occurrence;
  int step = 0;
  int repeat = 0;  // 0: the first firing
  // What else tells firings of a step apart: the level breached (ruling 5), the level of a repeated
  // reminder ("~2" follows in a second round), "#1047" for the event behind a when-event step.
  std::string level;
  Instant at;      // its time on the clock (rule 10); may move while it is planned
  int joined = 0;  // repeats that an outage swallowed and this one stands for (ruling 22)
  bool operator==(const Firing&) const = default;
};

// What a sweep has to do for one occurrence at `now`.
struct Due {
  // Breaches that are not on record yet (events obligation.breached are to be written).
  std::vector<Breach> breaches;
  // Steps that fire now, in the order of their times. Late ones too (rulings 20, 26).
  std::vector<Firing> firings;
  // A breach on record that later entries showed to be none (ruling 7).
  std::vector<Breach> overtaken;
};

// The occurrence's past as the journal has it: obligation.breached, step.fired,
// obligation.overtaken and case.acknowledged events of the subject.
struct Record {
  std::vector<Fired> fired;
  std::vector<Breach> breaches;  // on record, not overtaken
  std::vector<Instant> acknowledged;
};

Record record_of(const Occurrence& occurrence, std::span<const journal::Event> history);

Due due_at(const contract::Terms& terms, const contract::Obligation& obligation,
           const Occurrence& occurrence, const Record& record,
           std::span<const journal::Event> history, Instant now);

// The earliest moment from `now` on at which due_at() has something to do if nothing happens until
// then: the one due time that the database keeps for this occurrence. `now` itself when something
// is due already. Nothing when it never will.
std::optional<Instant> next_due(const contract::Terms& terms,
                                const contract::Obligation& obligation,
                                const Occurrence& occurrence, const Record& record,
                                std::span<const journal::Event> history, Instant now);

// Every planned first firing with its time, past ones too: for `why`, `show` and `due`. Under the
// level in force; the deadline to come stands for the breach.
std::vector<Firing> plan(const contract::Terms& terms, const contract::Obligation& obligation,
                         const Occurrence& occurrence, std::span<const journal::Event> history);

}  // namespace svcdesk::obligations
