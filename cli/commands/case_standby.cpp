#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_standby_arguments[] = {case_argument};
constexpr Option case_standby_options[] = {
    {.name = "ours", .kind = Kind::person, .takes = Takes::many, .need = Need::required},
    {.name = "customers", .kind = Kind::person, .takes = Takes::many, .need = Need::required},
    {.name = "reason"},
};

ExitCode run_case_standby(Context& context) {
  return change_case(context, cases::JudgeStandby{.ours = context.args.all("ours"),
                                                  .customers = context.args.all("customers"),
                                                  .reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_standby{.noun = "case",
                                     .verb = "standby",
                                     .arguments = case_standby_arguments,
                                     .options = case_standby_options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run_case_standby};

}  // namespace svcdesk::cli::commands
