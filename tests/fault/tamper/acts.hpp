// What a person with the file and time would do to it.
#pragma once

#include <cstdint>

namespace svcdesk::fault {

// Carries out `count` acts, each on a copy of its own and where the seed says, and asks `db
// verify`, without and with the heads that were saved before. Prints for each act how often it was
// done, found, and found with a saved head.
int act(std::uint64_t count, std::uint64_t seed);

}  // namespace svcdesk::fault
