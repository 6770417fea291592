// Quiet hours (ruling 25).
#pragma once

#include <optional>
#include <string_view>

#include "svcdesk/contract/terms.hpp"

namespace svcdesk::notices {

// When the person may next be told over that channel; nothing where that is now. Wall hours of the
// person's zone, real time: they do not depend on any calendar.
std::optional<Instant> quiet_until(const contract::Terms& terms, const contract::Person& person,
                                   std::string_view channel, Instant now);

// The zone in which the person reads a clock: the person's, else the contract's.
time::Zone zone_of(const contract::Terms& terms, const contract::Person& person);

}  // namespace svcdesk::notices
