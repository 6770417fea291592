#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "solution", .need = Need::required},
    {.name = "cause"},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Resolve{.solution = context.args.text("solution"),
                                             .cause = context.args.text("cause")});
}

}  // namespace

constinit const Command case_resolve{.noun = "case",
                                     .verb = "resolve",
                                     .arguments = arguments,
                                     .options = options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run};

}  // namespace svcdesk::cli::commands
