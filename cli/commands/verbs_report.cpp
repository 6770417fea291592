#include "cli/commands/report.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_report() {
  static constexpr const Command* all[] = {
      &report_list,
      &report_render,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
