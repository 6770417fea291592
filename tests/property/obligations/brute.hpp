// The clock as a person with a pencil would keep it: minute by minute, by the ten rules' own words.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "random_life.hpp"

namespace life {

class Pencil {
 public:
  Pencil(const Clockwork& clockwork, const svcdesk::contract::Obligation& promise,
         std::vector<svcdesk::journal::Event> history);

  // Everything up to that minute.
  void live_until(int now);

  bool begun = false;
  bool settled = false;
  bool voided = false;  // for good
  std::optional<int> settled_at;
  std::set<std::pair<std::string, int>> breaches;  // level, minute of the deadline
  std::optional<int> in_force;                     // minute of the deadline
  bool earlier = false;
  bool reclassified = false;
  int round = 1;
  std::string level = "B";  // the promise's
  int used = 0;
  bool paused = false, halted = false, limited = false;

  // The deadline, if it has been reached by the minute that was lived to.
  std::optional<int> deadline_reached() const;
  int left() const;

 private:
  void tick();
  void check();
  void happen(const svcdesk::journal::Event& event);
  void settle(const svcdesk::journal::Event& event);
  void relevel();
  void reopen();
  void begin_count();
  bool names(const std::vector<svcdesk::contract::EventFilter>& filters,
             const std::string& type) const;
  std::optional<int> limit_of(const std::string& code) const;
  bool stands_still() const;

  const Clockwork& clockwork_;
  const svcdesk::contract::Obligation& promise_;
  std::vector<svcdesk::journal::Event> history_;  // in the order in which it is judged
  std::size_t next_ = 0;
  int now_ = 0;
  int from_ = 0;              // where counting began
  std::vector<int> counted_;  // [minute]: counted since from_, before it
  std::string case_level_ = "B";
  std::optional<int> limit_;
  std::map<std::string, std::optional<Instant>> pauses_;
  bool case_halted_ = false;
  bool by_case_ = false;                // settled by resolved or closed
  bool settled_void_ = false;           // met while there was no limit
  std::set<std::string> met_in_force_;  // "case.resolved" while the case is resolved
  int breach_round_ = 0;
};

}  // namespace life
