// What the events of a change and of a release carry. Integers only: times are UTC seconds. Read by
// the clocks: "kind", "cycle" (the attempt), "due"; every event may carry "clock_behind", and
// "approval" (the consent that it used up).
#pragma once

#include <span>
#include <string_view>

namespace svcdesk::changes {

// The keys of one type of event: `always` are there in each, `also` where they were said.
struct PayloadKeys {
  std::string_view type;
  std::string_view always;  // separated by spaces
  std::string_view also;
};

// One row for every type that this room writes, sorted by type.
std::span<const PayloadKeys> payload_keys();

}  // namespace svcdesk::changes
