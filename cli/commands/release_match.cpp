#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_match_arguments[] = {release_argument};

ExitCode run_release_match(Context& context) {
  return show_changed(context, context.desk().changes().match(context.args.text("release")));
}

}  // namespace

constinit const Command release_match{.noun = "release",
                                      .verb = "match",
                                      .arguments = release_match_arguments,
                                      .effect = Effect::changes,
                                      .schema = "release-changed",
                                      .run = run_release_match};

}  // namespace svcdesk::cli::commands
