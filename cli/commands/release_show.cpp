#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"
#include "cli/views/release_state.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_show_arguments[] = {release_argument};

ExitCode run_release_show(Context& context) {
  const changes::Release state =
      context.desk().changes().show_release(context.args.text("release"));
  context.out.object(
      context.command.schema, [&] { return release_json(state); },
      [&] { return release_text(state, context.out, context.wall()); });
  return ExitCode::done;
}

}  // namespace

constinit const Command release_show{.noun = "release",
                                     .verb = "show",
                                     .arguments = release_show_arguments,
                                     .schema = "release",
                                     .run = run_release_show};

}  // namespace svcdesk::cli::commands
