// svcdesk contract ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command contract_check;
extern const Command contract_apply;
extern const Command contract_show;
extern const Command contract_list;
extern const Command contract_diff;
extern const Command contract_simulate;
extern const Command contract_milestones;
extern const Command contract_met;
extern const Command contract_team;
extern const Command contract_deadline;
extern const Command contract_elapsed;

Verbs verbs_contract();

}  // namespace svcdesk::cli::commands
