#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "svcdesk/desk/care.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument db_backup_arguments[] = {{.name = "to", .kind = Kind::file}};

ExitCode run_db_backup(Context& context) {
  const std::string to = context.args.text("to");
  context.desk().care().backup(to);
  context.out.object(context.command.schema, Json::object({{"file", to}}), to + "\n");
  return ExitCode::done;
}

}  // namespace

constinit const Command db_backup{.noun = "db",
                                  .verb = "backup",
                                  .arguments = db_backup_arguments,
                                  .schema = "db-file",
                                  .run = run_db_backup};

}  // namespace svcdesk::cli::commands
