// Duplicates and relations (CASE-9).
#pragma once

#include <optional>
#include <string>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// Into another open case of the same contract. `target` is that case as the desk loaded it;
// nothing: there is no such case. Recorded on both, each referring to the other.
struct Merge {
  CaseId into;
  std::string reason;
  std::optional<Case> target = std::nullopt;
  UnsettledParts unsettled_parts = {};
};

// `to` is a case ("C-7": then `target` is loaded, and it is recorded on both), or another subject
// ("complaint/K-2"). `as`: related (also where empty), duplicate, causes, caused-by, follows,
// followed-by.
struct Link {
  std::string to;
  std::string as;
  std::optional<Case> target = std::nullopt;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Merge& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Link& request);

}  // namespace svcdesk::cases
