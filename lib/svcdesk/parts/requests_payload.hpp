// What the events of the request side carry: those of requests, loans and repairs, and what they
// tell the case. Integers only: times are UTC seconds. Read by the clocks: "level", "kind", "site",
// "due", "cycle"; every event may carry "clock_behind". Places are written as Place::str().
#pragma once

#include <span>

#include "svcdesk/parts/payload.hpp"

namespace svcdesk::parts {

// One row for every type that the request side writes, sorted by type; stock.moved with what the
// request side adds to it.
std::span<const PayloadKeys> request_payload_keys();

}  // namespace svcdesk::parts
