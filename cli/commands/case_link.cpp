#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument, {.name = "other"}};
constexpr Option options[] = {
    {.name = "relation",
     .kind = Kind::choice,
     .choices = "related|duplicate|causes|caused-by|follows|followed-by"},
};

ExitCode run(Context& context) {
  return change_case(
      context, cases::Link{.to = context.args.text("other"), .as = context.args.text("relation")});
}

}  // namespace

constinit const Command case_link{.noun = "case",
                                  .verb = "link",
                                  .arguments = arguments,
                                  .options = options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run};

}  // namespace svcdesk::cli::commands
