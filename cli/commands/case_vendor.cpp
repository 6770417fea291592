#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_vendor_arguments[] = {case_argument,
                                              {.name = "vendor", .need = Need::optional}};
constexpr Option case_vendor_options[] = {
    {.name = "reference"},
    {.name = "answer"},
};

ExitCode run_case_vendor(Context& context) {
  return change_case(context, cases::Vendor{.vendor = context.args.text("vendor"),
                                            .reference = context.args.text("reference"),
                                            .answer = context.args.text("answer")});
}

}  // namespace

constinit const Command case_vendor{.noun = "case",
                                    .verb = "vendor",
                                    .arguments = case_vendor_arguments,
                                    .options = case_vendor_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_vendor};

}  // namespace svcdesk::cli::commands
