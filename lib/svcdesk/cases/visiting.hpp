// What the verbs around a visit share. For this room's own sources.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/cases/asking.hpp"

namespace svcdesk::cases {

// The visit meant: by number, else the only one not finished. Throws Error(not_found), or refuses
// to guess between several (ruling 4) and where no visit is agreed (ruling 17).
const Visit& visit_meant(const Asking& asking, std::optional<std::int64_t> number);

// Their ids, each once; refused unless one of them has passed the post assessment (ORG-5).
std::vector<std::string> team(const Asking& asking, const std::vector<std::string>& engineers);

// Refused (CASE-7) unless the visit's plan is on record and its approval stands. Gives the approval
// that is used up.
std::string plan_approved(const Asking& asking, const Visit& visit);

// Refused (CASE-13) while the case is the customer's to pay and nobody has agreed to that.
void payment_agreed(const Asking& asking);

}  // namespace svcdesk::cases
