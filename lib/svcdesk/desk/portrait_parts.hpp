// Requests, orders, loans and repairs as the desk sees them. Private to the room.
#pragma once

#include <vector>

#include "svcdesk/desk/portrait.hpp"

namespace svcdesk::desk {

Portrait portrait_of_request(const std::vector<journal::Event>& history);
Portrait portrait_of_order(const std::vector<journal::Event>& history);
Portrait portrait_of_loan(const std::vector<journal::Event>& history);
Portrait portrait_of_repair(const std::vector<journal::Event>& history);

}  // namespace svcdesk::desk
