#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_tell_arguments[] = {case_argument};
constexpr Option case_tell_options[] = {
    {.name = "to", .kind = Kind::person},
    {.name = "how"},
};

ExitCode run_case_tell(Context& context) {
  return change_case(
      context, cases::TellResult{.to = context.args.text("to"), .how = context.args.text("how")});
}

}  // namespace

constinit const Command case_tell{.noun = "case",
                                  .verb = "tell",
                                  .arguments = case_tell_arguments,
                                  .options = case_tell_options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run_case_tell};

}  // namespace svcdesk::cli::commands
