#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_visit_arguments[] = {case_argument};
constexpr Option case_visit_options[] = {
    {.name = "planned", .kind = Kind::time},
    {.name = "engineer", .kind = Kind::person, .takes = Takes::many},
    {.name = "agreed-by", .kind = Kind::person},
    {.name = "plan"},
    {.name = "acknowledge", .takes = Takes::nothing},
    {.name = "visit", .kind = Kind::integer},
};

ExitCode run_case_visit(Context& context) {
  if (context.args.has("acknowledge")) {
    return change_case(context, cases::AcknowledgeVisit{.visit = context.args.number("visit")});
  }
  return change_case(context, cases::AgreeVisit{.planned = context.time_option("planned"),
                                                .engineers = context.args.all("engineer"),
                                                .agreed_by = context.args.text("agreed-by"),
                                                .action = context.args.text("plan")});
}

}  // namespace

constinit const Command case_visit{.noun = "case",
                                   .verb = "visit",
                                   .arguments = case_visit_arguments,
                                   .options = case_visit_options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run_case_visit};

}  // namespace svcdesk::cli::commands
