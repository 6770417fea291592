// Which pieces a request gets (PRT-1, PRT-3, PRT-5). For this room's own sources.
#pragma once

#include <string>

#include "svcdesk/parts/booking.hpp"
#include "svcdesk/parts/requests.hpp"

namespace svcdesk::parts {

// What is asked for.
struct Wanted {
  const contract::PartKind& kind;
  std::int64_t quantity;
  std::string site;
};

// What can be given: nothing, while `lot` has no pieces.
struct Chosen {
  Lot lot;
  std::string depot;
  std::string consent_by;
};

// Refused for a depot or a piece that is not this contract's (PRT-1), a piece that is not tested
// (PRT-3) or promised elsewhere (PRT-4), and a substitute that is none (PRT-5).
Chosen choose(const Booking& booking, const Wanted& wanted, const Choice& choice);

}  // namespace svcdesk::parts
