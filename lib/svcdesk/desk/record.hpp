// What is primary beside the events, held against the events that name it; and heads that were
// saved before. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/desk/session.hpp"

namespace svcdesk::desk {

// The desk's own row and every version of every contract. Adds a fault for each that is not as its
// event says.
void check_record(const View& view, std::vector<Message>& faults);

// The hashes as they are compared. Throws Error(usage) for what is none, or too short to say
// anything.
std::vector<std::string> saved_heads(const std::vector<std::string>& typed);

}  // namespace svcdesk::desk
