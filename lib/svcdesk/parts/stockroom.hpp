// What a decision about the stock reads.
#pragma once

#include "svcdesk/parts/depots.hpp"
#include "svcdesk/parts/stock.hpp"

namespace svcdesk::parts {

struct Stockroom {
  Stock stock;         // of the kinds that the request names; for a count, of the whole depot
  Depots depots;       // as they were surveyed and evaluated
  Instant last_event;  // the latest time of a move of those kinds
};

}  // namespace svcdesk::parts
