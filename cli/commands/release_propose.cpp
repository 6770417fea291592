#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_propose_arguments[] = {release_argument};
constexpr Option release_propose_options[] = {
    {.name = "to", .kind = Kind::person, .need = Need::required},
    {.name = "note"},
};

ExitCode run_release_propose(Context& context) {
  const Arguments& args = context.args;
  return move_release(context, changes::ProposeRelease{args.text("to"), args.text("note")});
}

}  // namespace

constinit const Command release_propose{.noun = "release",
                                        .verb = "propose",
                                        .arguments = release_propose_arguments,
                                        .options = release_propose_options,
                                        .effect = Effect::changes,
                                        .schema = "release-changed",
                                        .run = run_release_propose};

}  // namespace svcdesk::cli::commands
