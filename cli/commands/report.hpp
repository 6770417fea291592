// svcdesk report ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command report_list;
extern const Command report_render;

Verbs verbs_report();

}  // namespace svcdesk::cli::commands
