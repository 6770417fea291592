#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "cli/views/changes.hpp"
#include "svcdesk/desk/care.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_db_rebuild(Context& context) {
  context.confirm({"cli.db.rebuild_question", {{"file", context.settings.database.value}}});
  const desk::Changed changed = context.desk().care().rebuild();
  return show_change(context, changed, Json::object({{"file", context.settings.database.value}}),
                     context.out.say("cli.db.rebuilt") + "\n");
}

}  // namespace

constinit const Command db_rebuild{.noun = "db",
                                   .verb = "rebuild",
                                   .effect = Effect::changes,
                                   .schema = "change",
                                   .run = run_db_rebuild};

}  // namespace svcdesk::cli::commands
