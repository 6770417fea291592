#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"
#include "cli/views/change_state.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_show_arguments[] = {change_argument};

ExitCode run_change_show(Context& context) {
  const desk::ChangeFile file = context.desk().changes().show(context.args.text("change"));
  context.out.object(
      context.command.schema, [&] { return change_file_json(file, context.out); },
      [&] { return change_text(file, context.out, context.wall()); });
  return ExitCode::done;
}

}  // namespace

constinit const Command change_show{.noun = "change",
                                    .verb = "show",
                                    .arguments = change_show_arguments,
                                    .schema = "change-file",
                                    .run = run_change_show};

}  // namespace svcdesk::cli::commands
