// When the last sweep ran: the time of a small file beside the database, so that a sweep with
// nothing to do writes nothing into it (decision 22). Private to the room.
#pragma once

#include <optional>
#include <string>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::desk {

// Marks a sweep as done at `now` of the desk's clock. Never throws: a mark that cannot be made is
// no reason to fail.
void mark_sweep(const std::string& database, Instant now) noexcept;

std::optional<Instant> last_sweep(const std::string& database);

}  // namespace svcdesk::desk
