#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "ours", .kind = Kind::person, .takes = Takes::many, .need = Need::required},
    {.name = "customers", .kind = Kind::person, .takes = Takes::many, .need = Need::required},
    {.name = "reason"},
};

ExitCode run(Context& context) {
  return change_case(context, cases::JudgeStandby{.ours = context.args.all("ours"),
                                                  .customers = context.args.all("customers"),
                                                  .reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_standby{.noun = "case",
                                     .verb = "standby",
                                     .arguments = arguments,
                                     .options = options,
                                     .effect = Effect::changes,
                                     .schema = "case-changed",
                                     .run = run};

}  // namespace svcdesk::cli::commands
