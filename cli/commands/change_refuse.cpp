#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_refuse_arguments[] = {change_argument};
constexpr Option change_refuse_options[] = {
    by_required,
    {.name = "reason"},
};

ExitCode run_change_refuse(Context& context) {
  const Arguments& args = context.args;
  return move_change(context, changes::Refuse{args.text("by"), args.text("reason")});
}

}  // namespace

constinit const Command change_refuse{.noun = "change",
                                      .verb = "refuse",
                                      .arguments = change_refuse_arguments,
                                      .options = change_refuse_options,
                                      .effect = Effect::changes,
                                      .schema = "change-changed",
                                      .run = run_change_refuse};

}  // namespace svcdesk::cli::commands
