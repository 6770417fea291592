#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_db_migrate(Context& context) {
  context.confirm({"cli.db.migrate_question", {{"file", context.settings.database.value}}});
  store::OpenOptions how;
  how.wait = context.settings.waits;
  how.network = context.settings.on_network;
  const std::string& file = context.settings.database.value;
  Json before;
  if (context.args.has("dry-run")) {
    context.tell({"cli.dry_run", {}});
  } else {
    before = store::Store::migrate(file, how);
  }
  const std::string text =
      before.is_null() ? ""
                       : context.out.say({"cli.db.migrated", {{"before", before.dump()}}}) + "\n";
  context.out.object(context.command.schema,
                     Json::object({{"file", file}, {"schema_version_before", before}}), text);
  return ExitCode::done;
}

}  // namespace

constinit const Command db_migrate{.noun = "db",
                                   .verb = "migrate",
                                   .effect = Effect::changes,
                                   .schema = "db-migrate",
                                   .run = run_db_migrate};

}  // namespace svcdesk::cli::commands
