#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "to", .kind = Kind::person},
    {.name = "how"},
};

ExitCode run(Context& context) {
  return change_case(
      context, cases::TellResult{.to = context.args.text("to"), .how = context.args.text("how")});
}

}  // namespace

constinit const Command case_tell{.noun = "case",
                                  .verb = "tell",
                                  .arguments = arguments,
                                  .options = options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run};

}  // namespace svcdesk::cli::commands
