#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_arrive_arguments[] = {case_argument};
constexpr Option case_arrive_options[] = {
    {.name = "visit", .kind = Kind::integer},
    {.name = "attended-by", .kind = Kind::person, .takes = Takes::many},
    {.name = "engineer", .kind = Kind::person, .takes = Takes::many},
};

ExitCode run_case_arrive(Context& context) {
  return change_case(context, cases::Arrive{.visit = context.args.number("visit"),
                                            .attended_by = context.args.all("attended-by"),
                                            .engineers = context.args.all("engineer")});
}

}  // namespace

constinit const Command case_arrive{.noun = "case",
                                    .verb = "arrive",
                                    .arguments = case_arrive_arguments,
                                    .options = case_arrive_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_arrive};

}  // namespace svcdesk::cli::commands
