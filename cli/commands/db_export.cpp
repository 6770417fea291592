#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "cli/views/events.hpp"
#include "svcdesk/desk/care.hpp"

namespace svcdesk::cli::commands {
namespace {

// The journal is the record: every event, oldest first, in pages of their own snapshots.
ExitCode run_db_export(Context& context) {
  store::EventQuery query;
  query.contract = context.args.text("contract");
  query.limit = -1;
  List list(context.out, {context.command.schema,
                          "events",
                          event_keys(),
                          event_columns(context.out),
                          {"cli.log.none", {}}});
  const Wall wall = context.wall();
  context.desk().log().list(query, [&](const journal::Event& event) {
    list.add(event_json(event), event_row(event, context.out, wall));
  });
  list.finish();
  return ExitCode::done;
}

}  // namespace

constinit const Command db_export{
    .noun = "db", .verb = "export", .schema = "event-list", .run = run_db_export};

}  // namespace svcdesk::cli::commands
