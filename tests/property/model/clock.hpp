// The clocks, by the ten rules and 27 rulings, counted anew from the first act each time they are
// asked: nothing is kept in counters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deal.hpp"

namespace model {

// Something that happened to a case. `seq`: its number on record.
struct Act {
  std::string what;  // "responded", as a contract would name it
  Time at = 0;
  std::int64_t seq = 0;
  std::map<std::string, std::string> said{};

  std::string word(const std::string& key) const {
    const auto found = said.find(key);
    return found == said.end() ? std::string() : found->second;
  }
  std::optional<Time> time(const std::string& key) const {
    const std::string text = word(key);
    return text.empty() ? std::nullopt : std::optional<Time>(std::stoll(text));
  }
};
using Acts = std::vector<Act>;

// In the order in which they are judged (ruling 16), those up to `now`.
Acts in_order(const Acts& acts, Time now = forever);

struct Stretch {
  Time from = 0, to = 0;
  enum class Kind { counting, paused, halted, left_out } kind = Kind::counting;
  std::string reason{};
};

struct Breach {
  std::string level;
  Time at = 0;
  std::optional<Time> until{};  // when it was settled, or another level counted
  int round = 1;
};

struct Occurrence {
  const Promise* promise = nullptr;
  std::string key;
  Time started = 0, counted_from = 0;
  std::int64_t started_by = 0;
  int round = 1;
  std::string level;            // judged by
  bool limited = false;         // there is a limit under that level
  std::optional<Time> seconds;  // counted seconds granted, or
  std::optional<Time> date;     // a date
  enum class Phase { running, paused, halted, fulfilled, voided } phase = Phase::running;
  std::vector<Stretch> stretches;
  std::size_t first = 0;  // the first stretch that counts towards the limit
  std::vector<Breach> breaches;
  std::optional<Breach> stands;  // the breach under the level that counts
  bool broken_before = false;    // in an earlier round
  bool reclassified = false;
  std::optional<Time> settled, due, ladder_ended;

  const Hours& hours() const { return Hours::named(promise->calendar); }
  Time used() const;
  std::string verdict() const;
  // When that much is counted from `from` on: on the way it has gone, or plainly on from there
  // while it runs; nothing while it stands still.
  std::optional<Time> reaches(Time from, Time length) const;
  // What is counted of [from, to), likewise.
  Time counted(Time from, Time to) const;
  // A length of the contract as counted seconds from that moment on (ruling 9).
  Time seconds_of(const Length& length, Time from) const;

  // Only while it is worked out:
  bool open = true;
  bool of_visit = false;  // its key is the visit's number
  bool applied = false;   // its `when` fitted at some time
  bool by_case = false;   // settled by the case's being cleared or closed
  std::string limit_of;   // the level of the limit
  Time floor = 0;         // a date that passed while every clock stood still is due then
};

// Every occurrence of the promise on a case with these acts (in any order), at `now`.
std::vector<Occurrence> occurrences(const Promise& promise, const Acts& acts, Time now);

}  // namespace model
