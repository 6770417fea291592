// Replaying a history under a contract (CON-5): recorded events, or the log of another desk.
#pragma once

#include <map>
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

// Made into events (opened, level.set, responded, resolved, closed) and folded: the same engine as
// live.
std::vector<Verdict> simulate(const contract::Terms& terms, std::span<const LoggedCase> log,
                              Instant now);

// By obligation, then level.
std::map<std::string, std::map<std::string, Tally>> tally(std::span<const Verdict> verdicts);

}  // namespace svcdesk::obligations
