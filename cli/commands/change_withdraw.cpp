#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_withdraw_arguments[] = {change_argument};
constexpr Option change_withdraw_options[] = {
    by_required,
    {.name = "reason"},
};

ExitCode run_change_withdraw(Context& context) {
  const Arguments& args = context.args;
  return move_change(context, changes::Withdraw{args.text("by"), args.text("reason")});
}

}  // namespace

constinit const Command change_withdraw{.noun = "change",
                                        .verb = "withdraw",
                                        .arguments = change_withdraw_arguments,
                                        .options = change_withdraw_options,
                                        .effect = Effect::changes,
                                        .schema = "change-changed",
                                        .run = run_change_withdraw};

}  // namespace svcdesk::cli::commands
