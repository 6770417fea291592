// Risk, plan and way back; and the consents to them (CHG-1, CASE-7).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/changes/change.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::changes {

// What is left out stays as it was assessed before; at first a backup is needed and the system
// runs. Consents given to an earlier assessment are overtaken.
struct Assess {
  std::string risk;
  std::string impact;
  std::string plan;
  std::string rollback;
  std::optional<Backup> backup;
  std::optional<System> system;
  std::optional<Window> window;
  std::string tester;  // who is to test it: never the one who writes the plan
};

// Consent to the change as it is assessed, one of each side and never the assessor; to the "stop"
// of a running system, one of each side; or, by its power, to an act beyond somebody's role
// (ORG-6).
struct Approve {
  std::string by;
  std::string note;
  std::string what = "change.approve";
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Assess& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Approve& request);

// What Approve may name.
std::vector<std::string> approvable();

}  // namespace svcdesk::changes
