// Events in the order in which they are folded. For this room's own sources.
#pragma once

#include <span>
#include <vector>

#include "svcdesk/journal/event.hpp"

namespace svcdesk::parts {

// By when they happened, then by when they were recorded.
std::vector<const journal::Event*> by_time(std::span<const journal::Event> events);

}  // namespace svcdesk::parts
