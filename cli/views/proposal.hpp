// Whom a case would be given to, and why (CASE-14).
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/cases/assignment.hpp"

namespace svcdesk::cli {

Json proposal_json(const cases::Proposal& proposal, Language language);
// The person, the reasons one a line, who else, who takes part, and the command that makes it so.
std::string proposal_text(const cases::Proposal& proposal, const cases::Case& state,
                          const Output& out);

}  // namespace svcdesk::cli
