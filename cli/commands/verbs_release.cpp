#include "cli/commands/release.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_release() {
  static constexpr const Command* all[] = {&release_record,  &release_match,  &release_judge,
                                           &release_propose, &release_permit, &release_refuse,
                                           &release_dismiss, &release_list,   &release_show};
  return all;
}

}  // namespace svcdesk::cli::commands
