// Which names may be asked of the zone library, and what to say about the others.
#pragma once

#include <string_view>

#include "svcdesk/base/error.hpp"

namespace svcdesk::time::detail {

// Whether the text has the form of an IANA zone name: no path, no machine's own zone, no copy with
// leap seconds.
bool is_zone_name(std::string_view name);

// Error(invalid) with the zone that was probably meant.
Error unknown_zone(std::string_view name);

}  // namespace svcdesk::time::detail
