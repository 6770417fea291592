// What each event does to a case. For this room's own sources.
#pragma once

#include <cstdint>
#include <string_view>

#include "svcdesk/cases/case.hpp"

namespace svcdesk::cases {

using Apply = void (*)(Case& state, const journal::Event& event);

// Null for a type that says nothing of a case.
Apply find_apply(std::string_view type);

// The same for visits and remote sessions, and for consents and steps.
Apply find_visit_apply(std::string_view type);
Apply find_approval_apply(std::string_view type);

// A signed report of that visit, or of the case where there is no such visit.
void receive_report(Case& state, std::int64_t visit, const std::string& sha256);

// No further than it has come already (CASE-4).
void reach(Case& state, Path path);

}  // namespace svcdesk::cases
