#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_escalate_arguments[] = {case_argument};
constexpr Option case_escalate_options[] = {
    {.name = "to",
     .kind = Kind::choice,
     .need = Need::required,
     .choices = "second-line|expert|remote|on-site"},
    {.name = "reason", .need = Need::required},
    {.name = "tried"},
};

ExitCode run_case_escalate(Context& context) {
  return change_case(context, cases::Escalate{.to = context.args.text("to"),
                                              .reason = context.args.text("reason"),
                                              .tried = context.args.text("tried")});
}

}  // namespace

constinit const Command case_escalate{.noun = "case",
                                      .verb = "escalate",
                                      .arguments = case_escalate_arguments,
                                      .options = case_escalate_options,
                                      .effect = Effect::changes,
                                      .schema = "case-changed",
                                      .run = run_case_escalate};

}  // namespace svcdesk::cli::commands
