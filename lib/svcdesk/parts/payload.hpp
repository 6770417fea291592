// What the events of parts carry. Integers only: times are UTC seconds. Read by the clocks: "cycle"
// of a gap, "due" of an order; every event may carry "clock_behind".
#pragma once

#include <span>
#include <string_view>

namespace svcdesk::parts {

// The keys of one type of event: `always` are there in each, `also` where they were said.
struct PayloadKeys {
  std::string_view type;
  std::string_view always;  // separated by spaces
  std::string_view also;
};

// One row for every type that this room writes, sorted by type.
std::span<const PayloadKeys> payload_keys();

}  // namespace svcdesk::parts
