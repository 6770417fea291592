// The steps of a kind of case (CASE-16). For this room's own sources.
#pragma once

#include <string_view>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/model.hpp"

namespace svcdesk::cases {

// In the contract's order; empty where the contract says nothing of the kind.
const std::vector<contract::WorkStep>& steps_of(const contract::Contract& contract,
                                                std::string_view kind);

// Mandatory steps that are neither done nor skipped, in order.
std::vector<const contract::WorkStep*> steps_missing(const contract::Contract& contract,
                                                     const Case& state);

}  // namespace svcdesk::cases
