#include "cli/commands/contract.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_contract() {
  static constexpr const Command* all[] = {
      &contract_check, &contract_apply,    &contract_show,       &contract_list,
      &contract_diff,  &contract_simulate, &contract_milestones, &contract_met,
      &contract_team,  &contract_deadline, &contract_elapsed,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
