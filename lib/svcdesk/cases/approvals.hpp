// Consents on record, and the steps that need them (CASE-7, CASE-16, ORG-6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// Somebody with the power consents to an act before it is done.
struct Approve {
  std::string what;  // a power ("visit.plan", "restart", "stop", "level.lower", ...) or "step:CODE"
  std::string by;
  std::string note;
  std::string second_person;          // for "stop": who stands by
  std::string plan;                   // for "visit.plan": the plan itself, where not on record yet
  std::string carried_out_by;         // for "visit.plan": "us" or "customer"
  std::optional<std::int64_t> visit;  // for "visit.plan": which, where several are open
};

// A step of the case's kind, in the contract's order; or one of the acts that every kind has:
// "carry-out" (the plan of action of a visit), "restart" (restart or reinstall a system), "stop"
// (stop or change a running system). These need their approvals each time anew.
struct Step {
  std::string code;
  std::string skip_reason;  // not empty: the step is skipped
  std::string note;
  std::string second_person;          // for "stop", where no approval names one
  std::optional<std::int64_t> visit;  // for "carry-out", where several are open
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Approve& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Step& request);

}  // namespace svcdesk::cases
