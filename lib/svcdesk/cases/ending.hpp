// Cleared, confirmed, closed, and back again (CASE-6, CASE-9).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// The fault is cleared. Where nobody had answered, the response is recorded at the same instant
// (ruling 8).
struct Resolve {
  std::string solution;
  std::string cause;
};

// The reporter hears the result.
struct TellResult {
  std::string to;  // empty: the reporter
  std::string how;
};

// A named contact confirms the result; that vouches for the case too, and both are recorded.
struct Confirm {
  std::string by;
  std::string how;  // "telephone", "e-mail", ...
};

// With a signed report: that is received first, in the same breath.
struct Close {
  std::string signed_sha256;
  std::string signed_name;
  std::optional<std::int64_t> visit;  // whose report it is, where several lack theirs
  std::vector<std::string> signed_by;
  UnsettledParts unsettled_parts = {};
};

// From resolved, closed, withdrawn or merged; takes the confirmation back.
struct Reopen {
  std::string reason;
};

// The customer's contact takes the case back.
struct Withdraw {
  std::string by;
  std::string reason;
  UnsettledParts unsettled_parts = {};
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Resolve& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const TellResult& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Confirm& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Close& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Reopen& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Withdraw& request);

// What closing asks of this case, and what of it is there (CASE-6): the checklist of `case close`.
std::vector<Condition> close_conditions(const contract::Terms& terms, const Case& state);

}  // namespace svcdesk::cases
