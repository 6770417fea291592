#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_approve_arguments[] = {change_argument,
                                                 {.name = "what", .need = Need::optional}};
constexpr Option change_approve_options[] = {
    by_required,
    {.name = "note"},
};

ExitCode run_change_approve(Context& context) {
  const Arguments& args = context.args;
  changes::Approve approval{args.text("by"), args.text("note")};
  if (args.has("what")) approval.what = args.text("what");
  return move_change(context, approval);
}

}  // namespace

constinit const Command change_approve{.noun = "change",
                                       .verb = "approve",
                                       .arguments = change_approve_arguments,
                                       .options = change_approve_options,
                                       .effect = Effect::changes,
                                       .schema = "change-changed",
                                       .run = run_change_approve};

}  // namespace svcdesk::cli::commands
