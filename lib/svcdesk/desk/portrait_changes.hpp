// Changes and vendors' releases as the desk sees them. Private to the room.
#pragma once

#include <vector>

#include "svcdesk/desk/portrait.hpp"

namespace svcdesk::desk {

Portrait portrait_of_change(const std::vector<journal::Event>& history);
Portrait portrait_of_release(const std::vector<journal::Event>& history);

}  // namespace svcdesk::desk
