// Why a deadline is what it is, step by step, as data (CASE-11).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::obligations {

// One line of an explanation: a moment (or none), what happened or was counted, and where that
// stands (event number, clause or line of the contract).
struct Reason {
  std::optional<Instant> at;
  Message text;
  std::int64_t event = 0;
  int line = 0;
};

// Start, level, limit, each stretch that counted or did not with the calendar's days behind it,
// level changes, deadline, verdict; for people and for --format json alike.
std::vector<Reason> explain(const contract::Terms& terms, const contract::Obligation& obligation,
                            const Occurrence& occurrence, std::span<const journal::Event> history,
                            Instant now);

}  // namespace svcdesk::obligations
