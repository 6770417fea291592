#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_start_arguments[] = {change_argument};
constexpr Option change_start_options[] = {
    {.name = "backup-by", .kind = Kind::person},
    {.name = "backup-where"},
    {.name = "second-person", .kind = Kind::person},
    {.name = "note"},
};

ExitCode run_change_start(Context& context) {
  const Arguments& args = context.args;
  return move_change(context, changes::Start{args.text("backup-by"), args.text("backup-where"),
                                             args.text("second-person"), args.text("note")});
}

}  // namespace

constinit const Command change_start{.noun = "change",
                                     .verb = "start",
                                     .arguments = change_start_arguments,
                                     .options = change_start_options,
                                     .effect = Effect::changes,
                                     .schema = "change-changed",
                                     .run = run_change_start};

}  // namespace svcdesk::cli::commands
