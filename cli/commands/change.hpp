// svcdesk change ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command change_request, change_sign, change_assess, change_approve, change_refuse,
    change_start, change_test, change_finish, change_rollback, change_withdraw, change_list,
    change_show;

Verbs verbs_change();

}  // namespace svcdesk::cli::commands
