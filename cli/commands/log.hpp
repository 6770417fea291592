// svcdesk log ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command log_list;
extern const Command log_show;

Verbs verbs_log();

}  // namespace svcdesk::cli::commands
