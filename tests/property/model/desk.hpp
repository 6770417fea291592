// The desk in memory, as a reader of the requirements would tell it: what each command is refused
// for, what it records, what then comes due, who is told.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "command.hpp"
#include "ladder.hpp"

namespace model {

struct Visit {
  std::string number;
  Time agreed = 0;
  std::optional<Time> acknowledged{}, arrived{}, finished{};
  bool cancelled = false, reported = false;
};

struct Pause {
  std::string reason;
  Time from = 0;
  Time until = forever;
  bool resumed = false;
  bool runs(Time at) const { return from <= at && at < until; }
};

// A case as its acts have made it.
struct State {
  std::string status = "open", path = "hotline", kind = "fault", level, owner, reporter, cause;
  std::vector<std::pair<Time, std::string>> levels;
  Time opened = 0, last = 0;
  std::optional<Time> responded, diagnosed, resolved, closed, ended, reopened, confirmed, told;
  bool vouched = false, technical = false, report = false;
  std::string merged_into;
  std::set<std::string> links, escalated;  // since it was last reopened
  std::map<std::string, Time> vendors;     // called in, not answered
  std::vector<Visit> visits;
  std::vector<Pause> pauses;

  // Since when nobody works on it any more.
  std::optional<Time> stopped() const;
  std::string level_at(Time at) const;
  bool answered() const;  // since it was opened, or last reopened
  bool visited() const;   // a visit took place, or will
  const Visit* visit(const std::string& number) const;
};

struct Case {
  int number = 0;
  Acts acts;
  int version = 0;                    // of the contract
  std::optional<std::int64_t> moved;  // the event that moved it there
  Time moved_at = 0;
  int before = 0;  // the version that it was moved from
  // Which version judges what was there when it was moved (decision 7).
  std::map<std::string, int> bound;
  std::map<std::string, Record> records;  // by "response/1"
  std::set<std::string> overtaken;
  State state(Time now = forever) const;
  // For a look back to that moment: without what happened at `end` itself.
  Case as_of(Time now, Time end) const;
  std::string id() const { return "C-" + std::to_string(number); }
};

// What one command did, in words that can be compared.
struct Outcome {
  std::set<std::string> refused;     // rules, any of which the desk may name; none: done
  std::vector<std::string> acts;     // "C-1 responded 1774508400"
  std::vector<std::string> told;     // steps fired, breaches put on record
  std::vector<std::string> notices;  // messages queued, lines dropped
  bool repeated = false;
  int subject = 0;  // the case
};

class Desk {
 public:
  Desk(Contract first, Contract second) : versions_{std::move(first), std::move(second)} {}

  // `seq`: the number of the next event.
  Outcome run(const Command& command, std::int64_t seq);

  const std::vector<Case>& cases() const { return cases_; }
  std::vector<Occurrence> promises(const Case& one, Time now) const;
  int applied() const { return applied_; }
  const Contract& version(int number) const {
    return versions_.at(static_cast<std::size_t>(number));
  }
  // Moments worth looking at: deadlines, steps, ends of pauses.
  std::vector<Time> moments(Time now) const;

 private:
  struct Told {  // a line that no message carries yet
    Line line;
    std::string key;
    int number;
    std::string occurrence;
  };

  void open(const Command& command, Outcome& out);
  void change(const Command& command, Outcome& out);
  void act(Case& one, const State& state, const Command& command, Time at, Outcome& out);
  void apply(const Command& command, Outcome& out);
  void sweep(const Command& command, Outcome& out);
  void settle(Case& one, Time now, Outcome& out);
  void settle(Case& one, const Occurrence& promise, Time now, Outcome& out);
  void join(Time now, Outcome& out);
  Act& record(Case& one, std::string what, Time at, Outcome& out);

  std::vector<Contract> versions_;
  int applied_ = 0;  // the newest version
  Time applied_at_ = 0;
  std::vector<Case> cases_;
  std::vector<Told> waiting_;
  std::map<std::string, std::pair<std::string, int>> requests_;  // id -> words and case
  std::int64_t seq_ = 0;
};

// Why a change of this case is refused, each rule that stands against it; empty: it is done.
// `at` is the time it will carry. `other` is the other case of a merge or a link, as it stands.
std::set<std::string> objections(const State& state, const Command& command, Time at, int number,
                                 const State* other);

}  // namespace model
