// The month that figures are taken of, and what they know of it. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "svcdesk/journal/event.hpp"
#include "svcdesk/store/rows.hpp"

namespace svcdesk::desk {

// Figures know what happened before `before`, recorded up to the event `seq` (decision 25).
struct MonthSpan {
  std::string contract;
  Date first;  // of the month, in the contract's zone
  Instant from;
  Instant before;
  std::int64_t seq = 0;

  std::vector<journal::Event> known(std::vector<journal::Event> history) const {
    std::erase_if(history, [&](const journal::Event& event) {
      return event.seq > seq || event.at >= before;
    });
    return history;
  }
  store::Known known() const { return {before, seq}; }
};

}  // namespace svcdesk::desk
