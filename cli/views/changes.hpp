// How every changing command ends.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

// Warnings and "dry run" on stderr; for people the text (an id first, so that scripts can read it),
// for programs the whole object with what the call did: events, dry_run, repeated.
ExitCode show_change(Context& context, const desk::Changed& changed, Json object,
                     const std::string& people);

// "what the call did", as members of an object.
Json& set_change(Json& object, const desk::Changed& changed);

}  // namespace svcdesk::cli
