#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "reason", .need = Need::required},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Reopen{.reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_reopen{.noun = "case",
                                    .verb = "reopen",
                                    .arguments = arguments,
                                    .options = options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run};

}  // namespace svcdesk::cli::commands
