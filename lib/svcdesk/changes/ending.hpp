// A change that is not carried out (CHG-1).
#pragma once

#include <string>

#include "svcdesk/changes/change.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::changes {

// Somebody who could approve it does not, and says why.
struct Refuse {
  std::string by;
  std::string reason;
};

// Who asked for it takes it back; once it is signed, the customer's responsible person.
struct Withdraw {
  std::string by;
  std::string reason;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Refuse& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Withdraw& request);

}  // namespace svcdesk::changes
