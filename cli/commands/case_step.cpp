#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument, {.name = "step", .kind = Kind::work_step}};
constexpr Option options[] = {
    {.name = "skip"},
    {.name = "note"},
    {.name = "second-person", .kind = Kind::person},
    {.name = "visit", .kind = Kind::integer},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Step{.code = context.args.text("step"),
                                          .skip_reason = context.args.text("skip"),
                                          .note = context.args.text("note"),
                                          .second_person = context.args.text("second-person"),
                                          .visit = context.args.number("visit")});
}

}  // namespace

constinit const Command case_step{.noun = "case",
                                  .verb = "step",
                                  .arguments = arguments,
                                  .options = options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run};

}  // namespace svcdesk::cli::commands
