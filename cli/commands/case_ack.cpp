#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_ack_arguments[] = {case_argument};
constexpr Option case_ack_options[] = {
    {.name = "note"},
};

ExitCode run_case_ack(Context& context) {
  return change_case(context, cases::Acknowledge{.note = context.args.text("note")});
}

}  // namespace

constinit const Command case_ack{.noun = "case",
                                 .verb = "ack",
                                 .arguments = case_ack_arguments,
                                 .options = case_ack_options,
                                 .effect = Effect::changes,
                                 .schema = "case-changed",
                                 .run = run_case_ack};

}  // namespace svcdesk::cli::commands
