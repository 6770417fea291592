// Who acts, and when it happened; what a decision gives back.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/journal/event.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::authority {

// `now` is the desk's one reading of the clock; `at` equals it unless somebody said otherwise.
struct Acting {
  std::string actor;  // person id where the contract has one, else the login name
  Instant at;
  Instant now;
};

// Each `decide` of a subject's room returns the events to record, or throws Error(refused) naming
// the rule with a hint that says what would satisfy it, Error(usage) for a request that makes no
// sense, Error(not_found) for a name the contract lacks. `at` is held against clock rule 9 and
// ruling 17. An event that takes its time from the subject because the computer's clock is behind
// it carries "clock_behind": true, for the desk to warn.
using Drafts = std::vector<journal::Draft>;

}  // namespace svcdesk::authority
