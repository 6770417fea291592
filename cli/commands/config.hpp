// svcdesk config ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command config_show;

Verbs verbs_config();

}  // namespace svcdesk::cli::commands
