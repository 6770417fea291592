#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "by", .kind = Kind::person},
    {.name = "how"},
};

ExitCode run(Context& context) {
  return change_case(
      context, cases::Confirm{.by = context.args.text("by"), .how = context.args.text("how")});
}

}  // namespace

constinit const Command case_confirm{.noun = "case",
                                     .verb = "confirm",
                                     .arguments = arguments,
                                     .options = options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run};

}  // namespace svcdesk::cli::commands
