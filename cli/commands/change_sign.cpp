#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_sign_arguments[] = {change_argument};
constexpr Option change_sign_options[] = {
    by_required,
};

ExitCode run_change_sign(Context& context) {
  return move_change(context, changes::Sign{context.args.text("by")});
}

}  // namespace

constinit const Command change_sign{.noun = "change",
                                    .verb = "sign",
                                    .arguments = change_sign_arguments,
                                    .options = change_sign_options,
                                    .effect = Effect::changes,
                                    .schema = "change-changed",
                                    .run = run_change_sign};

}  // namespace svcdesk::cli::commands
