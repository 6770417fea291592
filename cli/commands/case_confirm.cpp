#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_confirm_arguments[] = {case_argument};
constexpr Option case_confirm_options[] = {
    {.name = "by", .kind = Kind::person},
    {.name = "how"},
};

ExitCode run_case_confirm(Context& context) {
  return change_case(
      context, cases::Confirm{.by = context.args.text("by"), .how = context.args.text("how")});
}

}  // namespace

constinit const Command case_confirm{.noun = "case",
                                     .verb = "confirm",
                                     .arguments = case_confirm_arguments,
                                     .options = case_confirm_options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run_case_confirm};

}  // namespace svcdesk::cli::commands
