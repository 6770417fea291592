#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_leave_arguments[] = {case_argument};
constexpr Option case_leave_options[] = {
    {.name = "result"},
    {.name = "visit", .kind = Kind::integer},
    {.name = "attended-by", .kind = Kind::person, .takes = Takes::many},
    {.name = "carried-out-by", .kind = Kind::choice, .choices = "us|customer|nobody"},
    {.name = "cancelled"},
};

ExitCode run_case_leave(Context& context) {
  return change_case(context,
                     cases::FinishVisit{.visit = context.args.number("visit"),
                                        .result = context.args.text("result"),
                                        .attended_by = context.args.all("attended-by"),
                                        .carried_out_by = context.args.text("carried-out-by"),
                                        .cancelled = context.args.text("cancelled")});
}

}  // namespace

constinit const Command case_leave{.noun = "case",
                                   .verb = "leave",
                                   .arguments = case_leave_arguments,
                                   .options = case_leave_options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run_case_leave};

}  // namespace svcdesk::cli::commands
