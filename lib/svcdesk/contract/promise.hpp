// A promise in the contract's own words: the obligation and its ladder (interface.md, "Every
// promise in the same words").
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/language.hpp"
#include "svcdesk/time/duration.hpp"
#include "svcdesk/time/period.hpp"

namespace svcdesk::contract {

enum class Critical { no, yes };
enum class Mandatory { no, yes };
enum class Assessed { no, yes };

// One value, or a table by level (ruling 2). A level that a table lacks does not have the value.
template <class T>
struct ByLevel {
  std::optional<T> common;
  std::map<std::string, T> levels;

  bool empty() const { return !common && levels.empty(); }
  const T* of(std::string_view level) const {
    if (const auto found = levels.find(std::string(level)); found != levels.end()) {
      return &found->second;
    }
    return common ? &*common : nullptr;
  }
  bool operator==(const ByLevel&) const = default;
};

// An event that counts, perhaps only with certain values in its payload (ruling 4):
// { event = "inspection.finished", kind = "pre-holiday" }.
struct EventFilter {
  std::string event;  // full name in the catalogue
  std::map<std::string, std::vector<std::string>> where;
  bool operator==(const EventFilter&) const = default;
};

// due = { before = "ends" | "signed" | "starts" | "holiday:CODE", lead = "5bd", opens = "30d" }.
struct CivilDue {
  std::string before;
  time::Duration lead;
  std::optional<time::Duration> opens;
  bool operator==(const CivilDue&) const = default;
};

enum class OnLevelChange { keep, restart };
enum class OnReopen { carry_on, restart, new_cycle };  // "continue" in the file
enum class Partial { owed, skip };
enum class Quiet { respect, ignore, ignore_critical };
enum class Until { never, acknowledged, fulfilled };

// A share of the counted time, in thousandths ("80%" is 800).
struct Share {
  int permille = 0;
  bool operator==(const Share&) const = default;
};

// When a step fires. Each but `at` share is one value or a table by level.
struct StepTime {
  enum class Kind {
    share,   // at = "80%": ceil(share x limit) of counted use (ruling 21)
    after,   // after = "1h": counted from the start, without pauses
    before,  // before = "14d": counted back from the deadline
    breach,  // at = "breach": the deadline itself, when it has passed
    late,    // late = "30m": counted from the deadline on
    event,   // when-event = "escalated"
  };
  Kind kind = Kind::breach;
  ByLevel<Share> share;
  ByLevel<time::Duration> span;  // after, before, late
  std::string event;             // full name
  bool operator==(const StepTime&) const = default;
};

// One rung of the ladder (ESC-2).
struct Step {
  StepTime when;
  std::vector<std::string> to;     // roles, "owner", "contact", "participants", "person:ID"
  std::vector<std::string> by;     // channels, all of them (ruling 24)
  std::vector<std::string> or_by;  // `else`: only if none of `by` could deliver
  ByLevel<time::Duration> repeat;
  Until until = Until::never;
  time::Duration ack_for{30, time::Unit::minute};
  Quiet quiet = Quiet::respect;
  std::string text;  // message id of the contract's own wording, or empty
  int line = 0;      // where it stands in the file, for `why`
  bool operator==(const Step&) const = default;
};

// Where a key stands in the file.
struct KeyLine {
  std::string key;
  int line = 0;
  bool operator==(const KeyLine&) const = default;
};

struct Obligation {
  std::string name;
  std::string on;                                        // kind of subject
  std::map<std::string, std::vector<std::string>> when;  // attribute -> any of
  std::vector<EventFilter> starts;                       // cycles
  std::optional<time::Recurrence> every;                 // periods
  std::optional<CivilDue> due;                           // a date before another date
  bool due_from_event = false;                           // due = "event"
  std::vector<EventFilter> met_by;
  std::vector<EventFilter> void_by;
  std::vector<std::string> pauses;  // reasons
  ByLevel<time::Duration> within;
  std::string calendar = "always";
  std::string owed_by = "us";  // "us", "customer", "vendor"
  OnLevelChange on_level_change = OnLevelChange::keep;
  OnReopen on_reopen = OnReopen::carry_on;
  Partial partial = Partial::owed;
  std::string owner;   // role that answers for it
  std::string clause;  // the plan's or contract's section
  Name title;
  std::vector<Step> steps;
  int line = 0;                // of the table in the file
  std::vector<KeyLine> lines;  // of its keys, in the file's order, for `why`
  bool operator==(const Obligation&) const = default;
};

}  // namespace svcdesk::contract
