#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_approve_arguments[] = {case_argument, {.name = "what"}};
constexpr Option case_approve_options[] = {
    {.name = "by", .kind = Kind::person, .need = Need::required},
    {.name = "note"},
    {.name = "second-person", .kind = Kind::person},
    {.name = "plan"},
    {.name = "carried-out-by", .kind = Kind::choice, .choices = "us|customer"},
    {.name = "visit", .kind = Kind::integer},
};

ExitCode run_case_approve(Context& context) {
  return change_case(context, cases::Approve{.what = context.args.text("what"),
                                             .by = context.args.text("by"),
                                             .note = context.args.text("note"),
                                             .second_person = context.args.text("second-person"),
                                             .plan = context.args.text("plan"),
                                             .carried_out_by = context.args.text("carried-out-by"),
                                             .visit = context.args.number("visit")});
}

}  // namespace

constinit const Command case_approve{.noun = "case",
                                     .verb = "approve",
                                     .arguments = case_approve_arguments,
                                     .options = case_approve_options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run_case_approve};

}  // namespace svcdesk::cli::commands
