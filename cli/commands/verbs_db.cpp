#include "cli/commands/db.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_db() {
  static constexpr const Command* all[] = {
      &db_info, &db_verify, &db_rebuild, &db_backup, &db_restore, &db_migrate, &db_export,
  };
  return all;
}

}  // namespace svcdesk::cli::commands
