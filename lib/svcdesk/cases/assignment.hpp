// Whom to give a case (CASE-3, CASE-14).
#pragma once

#include <string>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// The person id of the owner proposed for the case at that moment, or empty where the contract has
// nobody. By level (critical: experts), path and kind comes the role; of the people who hold it,
// those on duty by the rota, else all; of these, first who knows the product, then who belongs to
// the case's site, then the resident engineer, then the order of the file. The next role is asked
// only where nobody holds the one before.
std::string propose_owner(const contract::Terms& terms, const Case& state, Instant at);

// Whether the level asks for an expert as owner (CASE-3); not judged counts as the default level.
contract::Critical criticality(const contract::Contract& contract, const Case& state);

}  // namespace svcdesk::cases
