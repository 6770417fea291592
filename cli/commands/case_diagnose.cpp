#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_diagnose_arguments[] = {case_argument};
constexpr Option case_diagnose_options[] = {
    {.name = "cause", .need = Need::required},
};

ExitCode run_case_diagnose(Context& context) {
  return change_case(context, cases::Diagnose{.cause = context.args.text("cause")});
}

}  // namespace

constinit const Command case_diagnose{.noun = "case",
                                      .verb = "diagnose",
                                      .arguments = case_diagnose_arguments,
                                      .options = case_diagnose_options,
                                      .effect = Effect::changes,
                                      .schema = "case-changed",
                                      .run = run_case_diagnose};

}  // namespace svcdesk::cli::commands
