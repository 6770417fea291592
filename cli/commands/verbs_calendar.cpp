#include "cli/commands/calendar.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_calendar() {
  static constexpr const Command* all[] = {
      &calendar_show,
      &calendar_check,
      &calendar_import,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
