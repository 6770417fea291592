// What a new version of a contract, or a longer calendar, changes or would change.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "svcdesk/contract/diff.hpp"
#include "svcdesk/contract/extension.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::desk {

// An open obligation whose deadline moves, or would.
struct MovedDeadline {
  store::PromiseRow before;
  std::optional<Instant> due_after;
};

// The soonest of them all by their deadline before.
struct MovedDeadlines {
  static constexpr std::size_t most_listed = 5000;
  std::vector<MovedDeadline> listed;
  std::int64_t in_all = 0;
};

struct Applied {
  std::string id;
  std::int64_t version = 1;
  Instant effective;
  std::vector<Finding> warnings;
  std::vector<contract::Change> changes;
  MovedDeadlines moves;
  bool moved = false;  // they did: `contract apply --move`
  Changed::How how = Changed::How::done;
};

struct CalendarImported {
  std::string contract, calendar;
  std::int64_t event = 0;                    // 0: nothing was new
  std::set<int> years;                       // that the calendar did not know
  std::vector<contract::DayChange> changed;  // in years that it knew
  MovedDeadlines moves;
  Changed::How how = Changed::How::done;
};

}  // namespace svcdesk::desk
