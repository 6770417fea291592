// The customer service report's other shapes.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/detail/words.hpp"
#include "svcdesk/reports/service.hpp"

namespace svcdesk::reports::detail {

// What the templates service.html and service.md are filled with.
Json service_view(const Service& report, const Words& words);
// "svcdesk/service/1".
Json service_json(const Service& report);

// What happened, by time: from the case's own moments, its visits, approvals and pauses, and the
// work.
struct Moment {
  Instant at;
  std::string what;    // in the report's language, printable
  std::string detail;  // printable, may be empty
};
std::vector<Moment> timeline(const Service& report, const Words& words);

// The visits the report is about. Throws Error(not_found).
std::vector<cases::Visit> visits_of(const Service& report);

// Whether the approval belongs into this report: one for another visit does not.
bool concerns(const Service& report, const cases::Approval& approval);
// Who approved, and who stands by (CASE-7).
std::string approvers(const Service& report, const cases::Approval& approval, const Words& words);

// The names of people by their ids, printable, joined; an unknown id stands as it is.
std::string names_of(const Service& report, const std::vector<std::string>& ids,
                     const Words& words);

}  // namespace svcdesk::reports::detail
