// Which depot can be on site in time (PRT-1). Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/supply.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::parts {

enum class Arrival { in_time, unknown, too_late };
std::string_view to_string(Arrival arrival);

struct Reach {
  std::string depot;
  std::optional<Seconds> travel;  // nothing: the contract does not say
  std::int64_t free = 0;
  Arrival arrival = Arrival::unknown;
  bool operator==(const Reach&) const = default;
};

// Every depot of the contract, the best first: those that have a free piece, then those in time,
// then the nearest. `limit` is what is left to be on site; nothing: any time will do.
std::vector<Reach> reach_of(const contract::Supply& supply, std::string_view site,
                            const std::map<std::string, std::int64_t>& free_by_depot,
                            std::optional<Seconds> limit);

}  // namespace svcdesk::parts
