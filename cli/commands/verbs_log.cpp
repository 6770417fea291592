#include "cli/commands/log.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_log() {
  static constexpr const Command* all[] = {
      &log_list,
      &log_show,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
