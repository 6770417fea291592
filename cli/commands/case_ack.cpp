#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "note"},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Acknowledge{.note = context.args.text("note")});
}

}  // namespace

constinit const Command case_ack{.noun = "case",
                                 .verb = "ack",
                                 .arguments = arguments,
                                 .options = options,
                                 .effect = Effect::changes,
                                 .schema = "case-changed",
                                 .run = run};

}  // namespace svcdesk::cli::commands
