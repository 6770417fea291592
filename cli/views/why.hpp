// Why a deadline is what it is, for people and programs (CASE-11).
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

Json why_json(const desk::Explanation& explanation, Language language);
// The explanation of one occurrence: what it came to, its reasons in the order of time, who was
// told.
std::string why_text(const std::string& subject, const desk::Explanation& explanation,
                     const Output& out, const Wall& wall);

}  // namespace svcdesk::cli
