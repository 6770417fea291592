#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_dismiss_arguments[] = {release_argument};
constexpr Option release_dismiss_options[] = {
    {.name = "reason"},
};

ExitCode run_release_dismiss(Context& context) {
  return move_release(context, changes::DismissRelease{context.args.text("reason")});
}

}  // namespace

constinit const Command release_dismiss{.noun = "release",
                                        .verb = "dismiss",
                                        .arguments = release_dismiss_arguments,
                                        .options = release_dismiss_options,
                                        .effect = Effect::changes,
                                        .schema = "release-changed",
                                        .run = run_release_dismiss};

}  // namespace svcdesk::cli::commands
