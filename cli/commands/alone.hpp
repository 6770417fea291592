// The commands without a noun.
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command board;
extern const Command init;
extern const Command due;
extern const Command sweep;
extern const Command doctor;
extern const Command completion;
extern const Command help;

Verbs verbs_alone();

}  // namespace svcdesk::cli::commands
