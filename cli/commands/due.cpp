#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/render/machine.hpp"
#include "cli/views/promises.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Option due_options[] = {
    {.name = "until", .kind = Kind::time},
    {.name = "limit", .kind = Kind::integer},
    {.name = "obligation", .kind = Kind::obligation},
    {.name = "on"},
    {.name = "exit-code", .takes = Takes::nothing},
};

ExitCode run_due(Context& context) {
  const desk::DueQuery wanted{.until = context.time_option("until"),
                              .obligation = context.args.text("obligation"),
                              .subject_kind = context.args.text("on"),
                              .limit = context.args.number("limit").value_or(-1)};
  const Wall wall = context.wall();
  List list(context.out, {context.command.schema,
                          "promises",
                          promise_keys(),
                          promise_columns(context.out),
                          {"cli.due.nothing", {}}});
  bool breach = false;
  context.desk().contracts().due(wanted, [&](const desk::PromiseView& view) {
    breach = breach || in_breach(view.row, wall.now);
    list.add([&] { return promise_json(view, context.out.screen().language); },
             [&] { return promise_row(view, context.out, wall); });
  });
  list.finish(Json::object({{"now", json_time(wall.now)}}));
  return breach && context.args.has("exit-code") ? ExitCode::in_breach : ExitCode::done;
}

}  // namespace

constinit const Command due{.verb = "due", .options = due_options, .schema = "due", .run = run_due};

}  // namespace svcdesk::cli::commands
