#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument, {.name = "person", .kind = Kind::person}};
constexpr Option options[] = {
    {.name = "note"},
};

ExitCode run(Context& context) {
  return change_case(
      context, cases::Assign{.to = context.args.text("person"), .note = context.args.text("note")});
}

}  // namespace

constinit const Command case_assign{.noun = "case",
                                    .verb = "assign",
                                    .arguments = arguments,
                                    .options = options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run};

}  // namespace svcdesk::cli::commands
