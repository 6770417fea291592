// Occurrences of obligations as the store keeps them, and what can be asked of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "svcdesk/journal/event.hpp"

namespace svcdesk::store {

// One occurrence of an obligation, as folded, with the one time at which the sweep has to look
// again.
struct PromiseRow {
  std::string contract;
  std::int64_t contract_version = 1;
  journal::Subject subject;
  std::string obligation;
  std::string occurrence;  // empty: a birth to come (period.began is due at next_due)
  std::string phase;       // running, paused, halted, fulfilled, voided, unborn
  std::string verdict;     // open, kept, broken, waived
  std::string level;
  Instant started;
  std::int64_t started_by = 0;
  std::optional<Instant> due;
  std::optional<Instant> settled_at;
  std::optional<Instant> breached_at;  // under the level in force
  std::int64_t breaches = 0;
  bool reclassified = false;
  bool overtaken = false;
  std::int64_t limit_seconds = 0;
  std::int64_t used_seconds = 0;  // at settlement, else when it was last folded
  std::optional<Instant> next_due;

  bool operator==(const PromiseRow&) const = default;
};

struct PromiseQuery {
  std::string contract, obligation, subject_kind;
  // alive: open, and its subject has not come to rest (closed, merged, withdrawn). planned: with
  // something that the sweep will do one day.
  enum class Only { all, open, alive, in_breach, planned } only = Only::open;
  std::optional<std::int64_t> other_version;        // of another version than this one
  std::optional<Instant> due_from, due_to;          // due in [from, to]
  std::optional<Instant> started_from, started_to;  // [from, to)
  std::optional<PromiseRow> after;  // by_due, with a deadline asked for: only what comes behind it
  std::int64_t limit = -1;
  // by_urgency: cases before all else, by the place of their level in `levels`, newest deadline
  // first.
  enum class Order { by_due, by_start, by_urgency } order = Order::by_due;
  std::vector<std::string> levels{};
};

struct DueSubject {
  std::string contract;
  journal::Subject subject;
  Instant next_due;
};

}  // namespace svcdesk::store
