// Receiving signed customer service reports (CASE-6, CASE-15). For this room's own sources.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/cases/asking.hpp"

namespace svcdesk::cases {

struct SignedReport {
  std::string sha256;
  std::string name;
  std::optional<std::int64_t> visit;
  std::vector<std::string> signed_by;
};

// The event case.report.received. Refused for a visit that nobody arrived for, that has its report,
// or where several visits lack theirs and none is named; for a report that one side has not signed.
journal::Draft receive(const Asking& asking, const SignedReport& report);

// Visits that took place, or will: all but the cancelled ones.
std::vector<const Visit*> visits_to_report(const Case& state);

// Throws Error(usage) unless it is a SHA-256 in 64 small hexadecimal digits.
void checked_hash(const Asking& asking, const std::string& sha256);

}  // namespace svcdesk::cases
