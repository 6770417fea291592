#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "reason", .kind = Kind::pause_reason, .need = Need::required},
    {.name = "until", .kind = Kind::time},
    {.name = "note"},
};

ExitCode run(Context& context) {
  return change_case(context, cases::PauseFor{.reason = context.args.text("reason"),
                                              .until = context.time_option("until"),
                                              .note = context.args.text("note")});
}

}  // namespace

constinit const Command case_pause{.noun = "case",
                                   .verb = "pause",
                                   .arguments = arguments,
                                   .options = options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run};

}  // namespace svcdesk::cli::commands
