#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_reopen_arguments[] = {case_argument};
constexpr Option case_reopen_options[] = {
    {.name = "reason", .need = Need::required},
};

ExitCode run_case_reopen(Context& context) {
  return change_case(context, cases::Reopen{.reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_reopen{.noun = "case",
                                    .verb = "reopen",
                                    .arguments = case_reopen_arguments,
                                    .options = case_reopen_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_reopen};

}  // namespace svcdesk::cli::commands
