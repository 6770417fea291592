// Replaying a history under a contract (CON-5): recorded events, or the log of another desk.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "svcdesk/obligations/clock.hpp"

namespace svcdesk::obligations {

// One row of a desk's log. Level and times as the contract names and UTC.
struct LoggedCase {
  std::string id;
  std::string level;
  Instant opened;
  std::optional<Instant> responded;
  std::optional<Instant> resolved;
  std::optional<Instant> closed;
  std::string kind = "fault";
};

struct Tally {
  std::int64_t kept = 0;
  std::int64_t broken = 0;
  std::int64_t open = 0;
  std::int64_t waived = 0;
};

struct Verdict {
  std::string id;
  std::string obligation;
  std::string level;
  Occurrence::Verdict verdict = Occurrence::Verdict::open;
  std::optional<Instant> due;
};

// Row by row: made into events (opened, level.set, responded, resolved, closed) and folded, the
// same engine as live.
class Simulation {
 public:
  Simulation(const contract::Terms& terms, Instant now);
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  ~Simulation();

  // None for a case that is opened later than now.
  std::vector<Verdict> verdicts(const LoggedCase& row);

 private:
  class Replay;
  const contract::Terms& terms_;
  Instant now_;
  std::unique_ptr<Replay> replay_;
};

// By obligation, then level.
using Tallies = std::map<std::string, std::map<std::string, Tally>>;
void count(Tallies& sums, const Verdict& verdict);

}  // namespace svcdesk::obligations
