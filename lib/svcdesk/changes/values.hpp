// The values of a change as they are recorded. For this room's own sources.
#pragma once

#include <vector>

#include "svcdesk/changes/asking.hpp"

namespace svcdesk::changes {

// The same values with the ids of the change's machines. Throws Error(usage) for a value that names
// no machine of the change or no place in it, and for a place that is named twice.
std::vector<Value> settled(const Asking& asking, std::vector<Value> values);

// The planned values with what was found instead, which may lie in other places too.
std::vector<Value> as_found(std::vector<Value> planned, const std::vector<Value>& found);

// The way back.
std::vector<Value> reversed(std::vector<Value> values);

}  // namespace svcdesk::changes
