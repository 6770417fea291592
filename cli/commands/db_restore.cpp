#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {{.name = "from", .kind = Kind::file}};
constexpr Option options[] = {{.name = "shared"}};

ExitCode run(Context& context) {
  store::CreateOptions how;
  how.group = context.args.text("shared");
  how.now = context.now();
  const std::string to = context.settings.database.value;
  if (context.args.has("dry-run")) {
    context.tell({"cli.dry_run", {}});
  } else {
    make_folder_of(to);
    store::restore(context.args.text("from"), to, how);
  }
  context.out.object(context.command.schema, Json::object({{"file", to}}), to + "\n");
  return ExitCode::done;
}

}  // namespace

constinit const Command db_restore{.noun = "db",
                                   .verb = "restore",
                                   .arguments = arguments,
                                   .options = options,
                                   .effect = Effect::changes,
                                   .schema = "db-file",
                                   .run = run};

}  // namespace svcdesk::cli::commands
