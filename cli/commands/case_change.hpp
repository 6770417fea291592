// What every verb that changes a case shares.
#pragma once

#include "cli/context.hpp"
#include "svcdesk/desk/cases.hpp"

namespace svcdesk::cli::commands {

// "C-12", "12" or "@last", the first argument of every verb on one case.
inline constexpr Argument case_argument{.name = "case", .kind = Kind::case_id};

// Applies the request to the case that was named and shows what became of it.
ExitCode change_case(Context& context, const desk::CaseRequest& request);

// The case, what happened, its promises.
Json changed_json(const desk::CaseChanged& changed);

// Warnings on stderr; the case and its promises on stdout.
ExitCode show_changed(Context& context, const desk::CaseChanged& changed);

}  // namespace svcdesk::cli::commands
