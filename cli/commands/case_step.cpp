#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_step_arguments[] = {case_argument,
                                            {.name = "step", .kind = Kind::work_step}};
constexpr Option case_step_options[] = {
    {.name = "skip"},
    {.name = "note"},
    {.name = "second-person", .kind = Kind::person},
    {.name = "visit", .kind = Kind::integer},
};

ExitCode run_case_step(Context& context) {
  return change_case(context, cases::Step{.code = context.args.text("step"),
                                          .skip_reason = context.args.text("skip"),
                                          .note = context.args.text("note"),
                                          .second_person = context.args.text("second-person"),
                                          .visit = context.args.number("visit")});
}

}  // namespace

constinit const Command case_step{.noun = "case",
                                  .verb = "step",
                                  .arguments = case_step_arguments,
                                  .options = case_step_options,
                                  .effect = Effect::changes,
                                  .schema = "case-changed",
                                  .run = run_case_step};

}  // namespace svcdesk::cli::commands
