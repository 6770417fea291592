#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "result"},
    {.name = "visit", .kind = Kind::integer},
    {.name = "attended-by", .kind = Kind::person, .takes = Takes::many},
    {.name = "carried-out-by", .kind = Kind::choice, .choices = "us|customer|nobody"},
    {.name = "cancelled"},
};

ExitCode run(Context& context) {
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
                                   .arguments = arguments,
                                   .options = options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run};

}  // namespace svcdesk::cli::commands
