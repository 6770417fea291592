// Whom to give a case, and why (CASE-3, CASE-14).
#pragma once

#include <string>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

struct Proposal {
  std::string owner;                      // person id; empty where the contract has nobody
  std::string role;                       // for which
  std::vector<Message> why;               // the role, the rota, what put the person first
  std::vector<std::string> others;        // who else was asked for that role, in order
  std::vector<std::string> participants;  // roles that take part in such a case (contract data)
};

// The owner proposed for the case at that moment. By level (critical: experts), path and kind comes
// the role; of the people who hold it, those on duty by the rota, else all; of these, first who has
// the qualifications that the role needs (for a visit also the post assessment, ORG-5), then who
// knows the product, then who belongs to the case's site, then the project's own resident engineer,
// then the order of the file. The next role is asked only where nobody holds the one before.
Proposal propose(const contract::Terms& terms, const Case& state, Instant at);

// Whether the level asks for an expert as owner (CASE-3); not judged counts as the default level.
contract::Critical criticality(const contract::Contract& contract, const Case& state);

}  // namespace svcdesk::cases
