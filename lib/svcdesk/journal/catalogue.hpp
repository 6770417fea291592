// The catalogue of events: one table of every type there is, what it does to its subject's clocks,
// and which payload it carries. `contract check` holds starts, met-by and void-by against it
// (decision 2).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::journal {

// What an event means to the clocks of its subject, whatever the subject is.
enum class Effect {
  none,
  opened,         // the subject begins; exactly one
  level_changed,  // payload "level"
  changed,        // what it is: attributes that `when` asks for (journal/payloads.hpp)
  paused,         // payload "reason", optional "until" (UTC seconds)
  resumed,        // payload "reason", or none for all
  settled,        // the matter is solved (resolved); reopening takes back what it met (ruling 3)
  closed,  // settled for good: reopening takes it back too; until then every clock stands still
  halted,  // every clock stands still (merged, withdrawn); reopening starts them again
  reopened,
  acknowledged,  // silences repeats (ruling 19)
  period_began,  // payload "obligation", "period", "first", "last", "due": a civil occurrence is
                 // born
  due_changed,   // payload "due"
  moved,         // payload "moved": deadlines that other terms, or a longer calendar, set anew
};

struct EventType {
  std::string_view name;  // "case.opened"
  std::string_view kind;  // the kind of subject: "case"; empty: any
  Effect effect = Effect::none;
  // May start, meet or void an obligation in a contract.
  enum class Use { promise, internal } use = Use::promise;
  // May be recorded by hand with `contract met` (milestones whose subject has no commands of its
  // own).
  enum class ByHand { no, yes } by_hand = ByHand::no;
};

// Sorted by name.
std::span<const EventType> catalogue();
const EventType* find_type(std::string_view name);
bool has_effect(std::string_view name, Effect effect);

// What a contract's event name means for an obligation on that kind of subject: "responded" on
// "case" is "case.responded"; a full name is itself. Nothing when the catalogue has neither.
const EventType* resolve(std::string_view name, std::string_view subject_kind);

// The kinds of subject that an obligation can be `on`.
std::vector<std::string> subject_kinds();

// Names a contract may use on that kind of subject, for hints.
std::vector<std::string> names_for(std::string_view subject_kind);

}  // namespace svcdesk::journal
