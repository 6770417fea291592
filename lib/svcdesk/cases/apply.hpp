// What each event does to a case. For this room's own sources.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "svcdesk/cases/case.hpp"

namespace svcdesk::cases {

using Apply = void (*)(Case& state, const journal::Event& event);

// One type of event and what it does.
using ApplyRow = std::pair<std::string_view, Apply>;

// Null for a type that says nothing of a case.
Apply find_apply(std::string_view type);

// The rows of visits and remote sessions, and of consents, steps and pauses.
std::span<const ApplyRow> visit_rows();
std::span<const ApplyRow> approval_rows();

// A signed report of that visit, or of the case where there is no such visit.
void receive_report(Case& state, std::int64_t visit, const std::string& sha256);

// No further than it has come already (CASE-4).
void reach(Case& state, Path path);

}  // namespace svcdesk::cases
