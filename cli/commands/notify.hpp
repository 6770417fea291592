// svcdesk notify ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command notify_list;
extern const Command notify_show;
extern const Command notify_deliver;
extern const Command notify_retry;
extern const Command notify_test;

Verbs verbs_notify();

}  // namespace svcdesk::cli::commands
