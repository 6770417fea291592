// Why a deadline is what it is, as lines and JSON.
#pragma once

#include <optional>
#include <vector>

#include "cli/render/output.hpp"
#include "svcdesk/obligations/explain.hpp"

namespace svcdesk::cli {

Json reasons_json(const std::vector<obligations::Reason>& reasons, Language language);
// "  09:00:10  opened ...     event 3, line 88", a line each.
std::string reasons_text(const std::vector<obligations::Reason>& reasons, const Output& out,
                         const Wall& wall);

// The deadline that stands: of the breach in force, else the one that runs.
std::optional<Instant> deadline_of(const obligations::Occurrence& occurrence);
Json json_due(const obligations::Occurrence& occurrence);

}  // namespace svcdesk::cli
