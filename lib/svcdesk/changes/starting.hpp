// A change is carried out: what has to be there first (CHG-1, CASE-7).
#pragma once

#include <string>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/changes/change.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::changes {

// Refused with the checklist of what is missing: by CHG-1, or by CASE-7 where only that lacks
// something. Uses the consents up: after a roll-back they are given anew.
struct Start {
  std::string backup_by;      // who confirms that the backup is there
  std::string backup_where;   // and where it lies
  std::string second_person;  // who stands by where a system runs (CASE-7)
  std::string note;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Start& request);

// What starting asks of this change, and what of it is there: the checklist of `change start`.
std::vector<Condition> start_conditions(const contract::Terms& terms, const Acting& acting,
                                        const Change& state, const Start& request = {});

}  // namespace svcdesk::changes
