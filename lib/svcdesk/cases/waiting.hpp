// Pausing and resuming (CASE-9, ruling 13). Which clocks a reason stops is contract data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// One pause a reason; `until` ends it without an event (decision 14).
struct PauseFor {
  std::string reason;
  std::optional<Instant> until;
  std::string note;
};

// Without a reason: every pause that runs.
struct Resume {
  std::string reason;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const PauseFor& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Resume& request);

// The reasons a case of this contract may wait for: those it lists, and those an obligation names.
std::vector<std::string> pause_reasons(const contract::Contract& contract);

}  // namespace svcdesk::cases
