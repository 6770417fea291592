// What an amendment changes, or would change.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/amendment.hpp"

namespace svcdesk::cli {

enum class Told { done, would };

Json applied_json(const desk::Applied& applied, Language language);
// Warnings, the differences, the open obligations whose deadline moves.
std::string applied_text(const desk::Applied& applied, const Output& out, const Wall& wall,
                         Told told);

// Open obligations whose deadline moved, or would, with the deadline before and after: those
// listed.
Json moves_json(const desk::MovedDeadlines& moves);
std::string moves_text(const desk::MovedDeadlines& moves, Told told, const Output& out,
                       const Wall& wall);

// "2026-01-10 00:00:00 +08:00"; the first version of all is in force from the beginning.
std::string effective_text(Instant effective, const Output& out, const time::Zone& zone);

}  // namespace svcdesk::cli
