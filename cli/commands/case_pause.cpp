#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_pause_arguments[] = {case_argument};
constexpr Option case_pause_options[] = {
    {.name = "reason", .kind = Kind::pause_reason, .need = Need::required},
    {.name = "until", .kind = Kind::time},
    {.name = "note"},
};

ExitCode run_case_pause(Context& context) {
  return change_case(context, cases::PauseFor{.reason = context.args.text("reason"),
                                              .until = context.time_option("until"),
                                              .note = context.args.text("note")});
}

}  // namespace

constinit const Command case_pause{.noun = "case",
                                   .verb = "pause",
                                   .arguments = case_pause_arguments,
                                   .options = case_pause_options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run_case_pause};

}  // namespace svcdesk::cli::commands
