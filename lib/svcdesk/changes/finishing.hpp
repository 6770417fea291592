// An attempt ends: finished and tested, or rolled back (CHG-1).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/changes/change.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::changes {

// Refused (CHG-1) where the tester wrote the plan or carried it out. What failed can only be rolled
// back; what passed and is finished is done.
struct Test {
  Result result = Result::passed;
  std::string by;
  std::string found;
};

// The work is done; the machines' files take its values over (handed_over()). Without a test it
// waits for one. A failed test is refused: the change has to be rolled back.
struct Finish {
  std::optional<Test> test;
  std::vector<Value> values;          // as they are now, where that differs from the plan
  std::optional<Instant> report_due;  // for a promise whose date comes with the event
  std::string note;
};

// All is as before, and somebody has made sure of it.
struct RollBack {
  std::string reason;
  std::string restored_by;  // who confirms that
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Test& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const Finish& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Change& state,
              const RollBack& request);

}  // namespace svcdesk::changes
