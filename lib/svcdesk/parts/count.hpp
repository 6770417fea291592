// A stock check (PRT-11): what the keeper counted against the book; a difference becomes moves with
// its reason. Pure.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/parts/pieces.hpp"
#include "svcdesk/parts/stockroom.hpp"

namespace svcdesk::parts {

// What was found of one kind in one condition: received, tested, returned or defective. Those that
// are reserved lie among the tested and are counted with them. 0 pieces: none were found.
struct Counted {
  std::string kind;
  Condition condition = Condition::tested;
  Pieces pieces;
};

struct Count {
  std::string depot;
  std::vector<Counted> found;
  std::string reason;  // of the differences
};

// The moves, then stock.checked on the contract; stock.counted instead where something that the
// book has in that depot was not counted: that is no stock check. Refused (PRT-11) where there is a
// difference and no reason; (PRT-4) where a reserved piece is missing, or where one that was found
// lies elsewhere by the book; (PRT-9) where there are more in a depot that may not be stocked.
Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Count& request);

}  // namespace svcdesk::parts
