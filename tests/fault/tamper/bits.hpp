// Every bit of every stored column of every event, one at a time.
#pragma once

#include <cstdint>

namespace svcdesk::fault {

// How many events the log has at least.
inline constexpr std::int64_t log_events = 1000;

struct Part {
  std::uint64_t number = 0, of = 1;  // every of-th bit, from this one on
};

// Prints what was flipped and what was not found; 0 where all was found.
int flip_bits(std::uint64_t count, std::uint64_t seed, Part part);

}  // namespace svcdesk::fault
