#include "cli/commands/change.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_change() {
  static constexpr const Command* all[] = {&change_request,  &change_sign,   &change_assess,
                                           &change_approve,  &change_refuse, &change_start,
                                           &change_test,     &change_finish, &change_rollback,
                                           &change_withdraw, &change_list,   &change_show};
  return all;
}

}  // namespace svcdesk::cli::commands
