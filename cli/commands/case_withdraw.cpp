#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_withdraw_arguments[] = {case_argument};
constexpr Option case_withdraw_options[] = {
    {.name = "by", .kind = Kind::person},
    {.name = "reason", .need = Need::required},
};

ExitCode run_case_withdraw(Context& context) {
  return change_case(context, cases::Withdraw{.by = context.args.text("by"),
                                              .reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_withdraw{.noun = "case",
                                      .verb = "withdraw",
                                      .arguments = case_withdraw_arguments,
                                      .options = case_withdraw_options,
                                      .effect = Effect::changes,
                                      .schema = "case-changed",
                                      .run = run_case_withdraw};

}  // namespace svcdesk::cli::commands
