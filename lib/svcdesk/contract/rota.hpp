// Who is on duty (ORG-1).
#pragma once

#include <string_view>
#include <vector>

#include "svcdesk/contract/model.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::contract {

// Who holds the role's duty at that moment, in the order of the file, each person once. A role
// without a rota is held by everybody who has it; a role whose rota names nobody for that moment is
// held by nobody (ruling 23). Turns are wall readings in `zone`: a turn that begins in a skipped
// hour begins at its end, one that begins in a repeated hour at its first passing.
std::vector<const Person*> on_duty(const Contract& contract, std::string_view role, Instant now,
                                   const time::Zone& zone);

// The stretches of [from, to) in which a role that has a rota is held by nobody, in order.
std::vector<Span> unheld(const Contract& contract, std::string_view role, Instant from, Instant to,
                         const time::Zone& zone);

}  // namespace svcdesk::contract
