#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run(Context& context) {
  context.confirm({"cli.db.migrate_question", {{"file", context.settings.database.value}}});
  store::OpenOptions how;
  how.wait = context.settings.waits;
  if (context.args.has("dry-run")) {
    context.tell({"cli.dry_run", {}});
    return ExitCode::done;
  }
  const int before = store::Store::migrate(context.settings.database.value, how);
  context.out.object(
      context.command.schema,
      Json::object({{"file", context.settings.database.value}, {"schema_version_before", before}}),
      context.out.say({"cli.db.migrated", {{"before", std::to_string(before)}}}) + "\n");
  return ExitCode::done;
}

}  // namespace

constinit const Command db_migrate{
    .noun = "db", .verb = "migrate", .effect = Effect::changes, .schema = "db-migrate", .run = run};

}  // namespace svcdesk::cli::commands
