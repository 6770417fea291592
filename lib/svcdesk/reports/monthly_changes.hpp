// The month's chapter on changes (CHG-1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::reports {

// One that was not over when the month ended, as it stood then.
struct MonthlyChange {
  std::string id, title, kind, status;
  Instant requested;
  std::optional<Instant> approved;
  std::optional<Instant> window_from, window_to;  // when the work may begin
  std::optional<Instant> started;                 // the attempt under way
};

// What happened in the month. Each attempt at a change is counted.
struct MonthlyChanges {
  std::int64_t requested = 0;
  std::int64_t approved = 0;  // by both sides; a change once
  std::int64_t refused = 0, withdrawn = 0;
  std::int64_t started = 0, finished = 0, failed = 0, rolled_back = 0;
  std::vector<MonthlyChange> open;  // the first ones by number
  std::int64_t open_in_all = 0;
};

}  // namespace svcdesk::reports
