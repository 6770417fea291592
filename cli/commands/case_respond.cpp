#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "agreed"},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Respond{.agreed = context.args.text("agreed")});
}

}  // namespace

constinit const Command case_respond{.noun = "case",
                                     .verb = "respond",
                                     .arguments = arguments,
                                     .options = options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run};

}  // namespace svcdesk::cli::commands
