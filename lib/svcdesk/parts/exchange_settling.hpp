// What becomes of old parts (PRT-6). For this room's own sources.
#pragma once

#include <vector>

#include "svcdesk/parts/exchange.hpp"
#include "svcdesk/parts/request_booking.hpp"

namespace svcdesk::parts {

// Adds what the settlement of these old parts means, none of which is settled yet. Refused (PRT-6)
// without what it needs.
void settle(RequestBooking& booking, const std::vector<OldPart>& old, const Settlement& settlement);

}  // namespace svcdesk::parts
