#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_refuse_arguments[] = {release_argument};
constexpr Option release_refuse_options[] = {
    by_required,
    {.name = "reason"},
};

ExitCode run_release_refuse(Context& context) {
  const Arguments& args = context.args;
  return move_release(context, changes::RefuseRelease{args.text("by"), args.text("reason")});
}

}  // namespace

constinit const Command release_refuse{.noun = "release",
                                       .verb = "refuse",
                                       .arguments = release_refuse_arguments,
                                       .options = release_refuse_options,
                                       .effect = Effect::changes,
                                       .schema = "release-changed",
                                       .run = run_release_refuse};

}  // namespace svcdesk::cli::commands
