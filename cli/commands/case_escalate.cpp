#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "to",
     .kind = Kind::choice,
     .need = Need::required,
     .choices = "second-line|expert|remote|on-site"},
    {.name = "reason", .need = Need::required},
    {.name = "tried"},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Escalate{.to = context.args.text("to"),
                                              .reason = context.args.text("reason"),
                                              .tried = context.args.text("tried")});
}

}  // namespace

constinit const Command case_escalate{.noun = "case",
                                      .verb = "escalate",
                                      .arguments = arguments,
                                      .options = options,
                                      .effect = Effect::changes,
                                      .schema = "case-changed",
                                      .run = run};

}  // namespace svcdesk::cli::commands
