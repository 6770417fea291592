#include "cli/commands/alone.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_alone() {
  static constexpr const Command* all[] = {
      &board, &init, &due, &sweep, &doctor, &completion, &help,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
