// svcdesk calendar ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command calendar_show;
extern const Command calendar_check;
extern const Command calendar_import;

Verbs verbs_calendar();

}  // namespace svcdesk::cli::commands
