// A contract as people and programs read it: who, how long, what is promised.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cli {

Json contract_json(const contract::Terms& terms);
std::string contract_text(const contract::Terms& terms, const Output& out);

// "15m"; "P1 1h, P2 2h"; what else a promise is bound to: "every quarter", "5bd before ends".
std::string limit_text(const contract::Obligation& obligation);

}  // namespace svcdesk::cli
