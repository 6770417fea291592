// A change is asked for, and the customer's responsible person signs (CHG-1).
#pragma once

#include <string>
#include <vector>

#include "svcdesk/changes/change.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::changes {

// Refused (CHG-1) without a reason, without a machine, and without its configuration before and
// after.
struct Request {
  ChangeId id;  // the number the desk drew
  std::string title;
  std::string kind = "configuration";
  std::string reason;
  std::vector<Target> assets;
  // `asset` by id or by tag; where there is one machine only, it need not be named.
  std::vector<Value> values;
  std::string requested_by;  // id, name or e-mail address; empty: who acts
  std::string signed_by;     // of the customer; empty: signed later
  std::string origin;        // "case/C-12", "finding/F-3", "advisory/AD-7", "release/V-2", or empty
};

// The customer's responsible person signs what was requested.
struct Sign {
  std::string by;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Request& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Sign& request);

// "patch", "upgrade", "configuration".
const std::vector<std::string>& known_kinds();

}  // namespace svcdesk::changes
