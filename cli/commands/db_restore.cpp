#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "svcdesk/store/restore.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument db_restore_arguments[] = {{.name = "from", .kind = Kind::file}};
constexpr Option db_restore_options[] = {{.name = "shared"}};

ExitCode run_db_restore(Context& context) {
  store::CreateOptions how;
  how.group = context.args.text("shared");
  how.now = context.now();
  how.network = context.settings.on_network;
  const std::string to = context.settings.database.value;
  if (context.args.has("dry-run")) {
    context.tell({"cli.dry_run", {}});
  } else {
    const std::string from = context.args.text("from");
    // The repeat of a call whose answer was lost.
    const bool again = context.args.has("request-id") && store::is_restored(from, to);
    make_folder_of(to);
    if (!again) store::restore(from, to, how);
  }
  context.out.object(context.command.schema, Json::object({{"file", to}}), to + "\n");
  return ExitCode::done;
}

}  // namespace

constinit const Command db_restore{.noun = "db",
                                   .verb = "restore",
                                   .arguments = db_restore_arguments,
                                   .options = db_restore_options,
                                   .effect = Effect::changes,
                                   .schema = "db-file",
                                   .run = run_db_restore};

}  // namespace svcdesk::cli::commands
