// The work on a case as it goes on: answer, cause, notes, files (CASE-3, CASE-5, CASE-15).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// May be repeated: an acknowledgement silences repeats for a while only (ruling 19).
struct Acknowledge {
  std::string note;
};

// Agreed with the customer what is wanted, and begun to work on it; once a round.
struct Respond {
  std::string agreed;
};

// The cause was found; another cause corrects it.
struct Diagnose {
  std::string cause;
};

// `told`: whom the progress was told (CASE-3): then it counts as progress.told.
struct Note {
  std::string text;
  std::string told;
};

// Something out of order that was seen on site, by a resident or in an alarm (ESC-4).
struct Anomaly {
  std::string text;
  std::string seen_by;  // empty: who acts
};

// A file by its hash. A "signed-report" is a customer service report received (CASE-6): for the
// visit named, else for the only one that lacks it, else for the case.
struct Attach {
  std::string sha256;
  std::string name;
  std::string kind;  // "signed-report", "evidence", "mail", "other" (also where empty)
  std::optional<std::int64_t> visit;
  std::vector<std::string> signed_by;  // where given: the customer's side and ours
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Acknowledge& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Respond& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Diagnose& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Note& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Anomaly& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Attach& request);

}  // namespace svcdesk::cases
