// The events of one subject as they are folded. For this room's own sources.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "svcdesk/journal/event.hpp"

namespace svcdesk::changes {

// Those of the subject that the first event of that type names, by (at, seq); none where there is
// no such event.
std::vector<const journal::Event*> in_order(std::span<const journal::Event> events,
                                            std::string_view birth);

}  // namespace svcdesk::changes
