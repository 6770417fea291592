#include "cli/commands/notify.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_notify() {
  static constexpr const Command* all[] = {
      &notify_list, &notify_show, &notify_deliver, &notify_retry, &notify_test,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
