// svcdesk db ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command db_info;
extern const Command db_verify;
extern const Command db_rebuild;
extern const Command db_backup;
extern const Command db_restore;
extern const Command db_migrate;
extern const Command db_export;

Verbs verbs_db();

}  // namespace svcdesk::cli::commands
