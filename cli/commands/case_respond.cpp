#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_respond_arguments[] = {case_argument};
constexpr Option case_respond_options[] = {
    {.name = "agreed"},
};

ExitCode run_case_respond(Context& context) {
  return change_case(context, cases::Respond{.agreed = context.args.text("agreed")});
}

}  // namespace

constinit const Command case_respond{.noun = "case",
                                     .verb = "respond",
                                     .arguments = case_respond_arguments,
                                     .options = case_respond_options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run_case_respond};

}  // namespace svcdesk::cli::commands
