#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_rollback_arguments[] = {change_argument};
constexpr Option change_rollback_options[] = {
    {.name = "reason"},
    {.name = "restored-by", .kind = Kind::person},
};

ExitCode run_change_rollback(Context& context) {
  const Arguments& args = context.args;
  return move_change(context, changes::RollBack{args.text("reason"), args.text("restored-by")});
}

}  // namespace

constinit const Command change_rollback{.noun = "change",
                                        .verb = "rollback",
                                        .arguments = change_rollback_arguments,
                                        .options = change_rollback_options,
                                        .effect = Effect::changes,
                                        .schema = "change-changed",
                                        .run = run_change_rollback};

}  // namespace svcdesk::cli::commands
