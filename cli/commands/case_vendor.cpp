#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument, {.name = "vendor", .need = Need::optional}};
constexpr Option options[] = {
    {.name = "reference"},
    {.name = "answer"},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Vendor{.vendor = context.args.text("vendor"),
                                            .reference = context.args.text("reference"),
                                            .answer = context.args.text("answer")});
}

}  // namespace

constinit const Command case_vendor{.noun = "case",
                                    .verb = "vendor",
                                    .arguments = arguments,
                                    .options = options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run};

}  // namespace svcdesk::cli::commands
