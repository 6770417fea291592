// A request for a part, an order, a loan, a repair: the whole state as JSON and for people.
#pragma once

#include <string>
#include <vector>

#include "cli/render/output.hpp"
#include "svcdesk/desk/parts_values.hpp"

namespace svcdesk::cli {

Json part_request_json(const parts::PartRequest& state);
Json part_order_json(const parts::Order& state);
Json loan_json(const parts::Loan& state);
Json repair_json(const parts::Repair& state);

std::string part_request_text(const parts::PartRequest& state, const Output& out, const Wall& wall);
std::string part_order_text(const parts::Order& state, const Output& out, const Wall& wall);
std::string loan_text(const parts::Loan& state, const Output& out, const Wall& wall);
std::string repair_text(const parts::Repair& state, const Output& out, const Wall& wall);

// One line of each, without its id: what it is and how it stands.
std::string headline_of(const parts::PartRequest& state, const Output& out, const Wall& wall);
std::string headline_of(const parts::Order& state, const Output& out, const Wall& wall);
std::string headline_of(const parts::Loan& state, const Output& out, const Wall& wall);
std::string headline_of(const parts::Repair& state, const Output& out, const Wall& wall);

}  // namespace svcdesk::cli
