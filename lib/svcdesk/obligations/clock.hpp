// The clock: what became of a promise, worked out from history alone. Pure: the same function runs
// live, in simulation, in `why`, in reports and when tables are rebuilt (architecture.md, rule 1).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/terms.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::obligations {

enum class Phase {
  running,    // the time is being counted
  paused,     // a pause reason that stops it is in force
  halted,     // its subject is closed, merged or withdrawn
  fulfilled,  // a met-by event happened, in time or late
  voided,     // a void-by event, or no limit for this level
};

// What is counted from a to b, and why not where it is not.
struct Stretch {
  enum class Kind { counting, paused, halted, left_out };  // left_out: between settled and reopened
  Instant from;
  Instant to;
  Kind kind = Kind::counting;
  std::string reason;  // of the pause
  bool operator==(const Stretch&) const = default;
};

// A breach under a level (rule 7, ruling 5).
struct Breach {
  std::string level;  // empty where the subject has none
  Instant at;         // the deadline that passed
  std::optional<Instant> until =
      std::nullopt;  // settled or judged under another level; none: stands
  int round = 1;     // of Occurrence::round
  bool operator==(const Breach&) const = default;
};

// One occurrence of a promise. Its key in the database: (contract, obligation, subject,
// occurrence).
struct Occurrence {
  std::string obligation;
  journal::Subject subject;
  std::string occurrence;       // "1", "2" (cycles, by the order of recording), "2026-Q1" (periods)
  Instant started;              // where the promise begins
  Instant counted_from;         // where counting begins: later for periods with `within`, restarts
  std::int64_t started_by = 0;  // seq of the event that started it; 0: a civil birth
  int round = 1;                // one more with each reopening under `restart` (ruling 3)
  std::string level;            // in force now (default-level where none was judged), or empty
  Phase phase = Phase::running;
  Seconds limit{0};            // counted seconds granted under this level; 0 for civil deadlines
  Seconds used{0};             // counted seconds used up to now (or to settlement)
  std::optional<Instant> due;  // none while void; none while paused or halted, unless it has
                               // passed; of a settled one: what it was judged by
  std::optional<Instant> settled_at;  // when it was fulfilled or voided
  std::int64_t settled_by = 0;        // seq
  std::vector<Breach> breaches;       // every deadline that passed unmet, in order
  std::optional<Breach> in_force;  // the breach under the level in force: the verdict that counts
  std::optional<Breach> earlier;   // the breach that ended an earlier round: its verdict stays
  bool reclassified = false;       // breached under one level, judged under another (rule 7)
  bool civil = false;              // due at a date: nothing pauses it (ruling 13)
  std::optional<Instant> resumes;  // when the pause in force ends by itself
  std::optional<Instant> ladder_ended;  // a void-by event after the breach (ruling 15)
  std::optional<Instant> imported;      // recorded by an import: no step before it (ruling 18)
  std::vector<Stretch> stretches;       // from start to settlement or now, in order
  bool operator==(const Occurrence&) const = default;

  // The verdict that counts (rule 5). open: neither deadline nor fulfilment yet.
  enum class Verdict { open, kept, broken, waived };
  Verdict verdict() const;
  // Breached and not fulfilled yet (ruling 16).
  bool in_breach() const;
};

// "open", "kept", "broken", "waived": as tables, JSON and reports have it.
std::string_view to_string(Occurrence::Verdict verdict);

// Every occurrence of one obligation on one subject. `history` holds the subject's events and those
// that refer to it, in any order; they are judged in the order of (at, seq). Occurrences come in
// the order of their start. An event later than `now` is left out. journal/payloads.hpp names the
// payload keys that are read. While `when` does not fit the subject's attributes, an occurrence is
// void like one whose level has no limit (ruling 2); where it never fitted, there is none.
std::vector<Occurrence> fold(const contract::Terms& terms, const contract::Obligation& obligation,
                             const journal::Subject& subject,
                             std::span<const journal::Event> history, Instant now);

// The same for every obligation of the contract that is `on` this kind of subject.
std::vector<Occurrence> fold_all(const contract::Terms& terms, const journal::Subject& subject,
                                 std::span<const journal::Event> history, Instant now);

// The earliest instant at which the occurrence's counted use reaches `use`, past or to come if
// nothing else happens; nothing where it does not get there, as while it stands still or after
// settlement.
std::optional<Instant> when_used(const contract::Terms& terms,
                                 const contract::Obligation& obligation,
                                 const Occurrence& occurrence, Seconds use);

}  // namespace svcdesk::obligations
