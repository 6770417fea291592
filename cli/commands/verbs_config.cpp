#include "cli/commands/config.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_config() {
  static constexpr const Command* all[] = {
      &config_show,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
