// Which subject a command is about.
#pragma once

#include <optional>

#include "cli/args.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::cli {

// The case, asset, change... that the first of its words names by number, or else the first of its
// options; nothing where none does.
std::optional<journal::Subject> subject_named(const Command& command, const Arguments& args);

}  // namespace svcdesk::cli
