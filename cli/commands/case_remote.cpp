#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_remote_arguments[] = {case_argument};
constexpr Option case_remote_options[] = {
    {.name = "consent", .kind = Kind::person},
    {.name = "assisted", .kind = Kind::person},
    {.name = "start", .takes = Takes::nothing},
};

ExitCode run_case_remote(Context& context) {
  return change_case(context,
                     cases::Remote{.consent_by = context.args.text("consent"),
                                   .assisted_by = context.args.text("assisted"),
                                   .action = context.args.has("start") ? "start" : "agree"});
}

}  // namespace

constinit const Command case_remote{.noun = "case",
                                    .verb = "remote",
                                    .arguments = case_remote_arguments,
                                    .options = case_remote_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_remote};

}  // namespace svcdesk::cli::commands
