#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_link_arguments[] = {case_argument, {.name = "other"}};
constexpr Option case_link_options[] = {
    {.name = "relation",
     .kind = Kind::choice,
     .choices = "related|duplicate|causes|caused-by|follows|followed-by"},
};

ExitCode run_case_link(Context& context) {
  return change_case(
      context, cases::Link{.to = context.args.text("other"), .as = context.args.text("relation")});
}

}  // namespace

constinit const Command case_link{.noun = "case",
                                  .verb = "link",
                                  .arguments = case_link_arguments,
                                  .options = case_link_options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run_case_link};

}  // namespace svcdesk::cli::commands
