#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_resolve_arguments[] = {case_argument};
constexpr Option case_resolve_options[] = {
    {.name = "solution", .need = Need::required},
    {.name = "cause"},
};

ExitCode run_case_resolve(Context& context) {
  return change_case(context, cases::Resolve{.solution = context.args.text("solution"),
                                             .cause = context.args.text("cause")});
}

}  // namespace

constinit const Command case_resolve{.noun = "case",
                                     .verb = "resolve",
                                     .arguments = case_resolve_arguments,
                                     .options = case_resolve_options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run_case_resolve};

}  // namespace svcdesk::cli::commands
