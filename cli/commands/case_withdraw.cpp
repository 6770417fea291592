#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "by", .kind = Kind::person},
    {.name = "reason", .need = Need::required},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Withdraw{.by = context.args.text("by"),
                                              .reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_withdraw{.noun = "case",
                                      .verb = "withdraw",
                                      .arguments = arguments,
                                      .options = options,
                                      .effect = Effect::changes,
                                      .schema = "case-changed",
                                      .run = run};

}  // namespace svcdesk::cli::commands
