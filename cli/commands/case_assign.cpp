#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_assign_arguments[] = {case_argument,
                                              {.name = "person", .kind = Kind::person}};
constexpr Option case_assign_options[] = {
    {.name = "note"},
};

ExitCode run_case_assign(Context& context) {
  return change_case(
      context, cases::Assign{.to = context.args.text("person"), .note = context.args.text("note")});
}

}  // namespace

constinit const Command case_assign{.noun = "case",
                                    .verb = "assign",
                                    .arguments = case_assign_arguments,
                                    .options = case_assign_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_assign};

}  // namespace svcdesk::cli::commands
