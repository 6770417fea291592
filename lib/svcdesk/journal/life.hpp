// The events that a state is folded out of, in the order in which they are folded (ruling 7).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "svcdesk/journal/event.hpp"

namespace svcdesk::journal {

// By when they happened, then by when they were recorded. The events stay where they are.
std::vector<const Event*> by_time(std::span<const Event> events);

// Those of the subject that the first event of type `birth` opens, in that order; empty where
// nothing opens one.
std::vector<const Event*> life(std::span<const Event> events, std::string_view birth);

}  // namespace svcdesk::journal
