#include "cli/commands/db.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli::commands {
namespace {

ExitCode run_db_info(Context& context) {
  const store::DeskInfo info = context.desk().care().info();
  const Json object = Json::object({{"path", info.path},
                                    {"identity", info.identity},
                                    {"drill", info.drill},
                                    {"schema_version", info.schema},
                                    {"created", json_time(info.created)},
                                    {"sqlite_version", info.sqlite_version},
                                    {"journal_mode", info.journal_mode},
                                    {"bytes", info.bytes}});
  const Output& out = context.out;
  context.out.object(
      context.command.schema, object,
      render({{out.say("cli.col.file"), info.path, Tint::strong},
              {out.say("cli.col.identity"), info.identity},
              {out.say("cli.col.drill"), info.drill ? out.say("cli.yes") : ""},
              {out.say("cli.col.schema"), std::to_string(info.schema)},
              {out.say("cli.col.created"), time::to_utc(info.created)},
              {out.say("cli.col.sqlite"), info.sqlite_version + ", " + info.journal_mode},
              {out.say("cli.col.bytes"), std::to_string(info.bytes)}},
             out.screen()));
  return ExitCode::done;
}

}  // namespace

constinit const Command db_info{
    .noun = "db", .verb = "info", .schema = "db-info", .run = run_db_info};

}  // namespace svcdesk::cli::commands
