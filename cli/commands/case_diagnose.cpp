#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "cause", .need = Need::required},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Diagnose{.cause = context.args.text("cause")});
}

}  // namespace

constinit const Command case_diagnose{.noun = "case",
                                      .verb = "diagnose",
                                      .arguments = arguments,
                                      .options = options,
                                      .effect = Effect::changes,
                                      .schema = "case-changed",
                                      .run = run};

}  // namespace svcdesk::cli::commands
