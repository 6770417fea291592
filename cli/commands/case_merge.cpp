#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_merge_arguments[] = {case_argument,
                                             {.name = "into", .kind = Kind::case_id}};
constexpr Option case_merge_options[] = {
    {.name = "reason", .need = Need::required},
};

ExitCode run_case_merge(Context& context) {
  const std::string into = context.args.text("into");
  return change_case(context, cases::Merge{.into = context.desk().cases().resolve(into),
                                           .reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_merge{.noun = "case",
                                   .verb = "merge",
                                   .arguments = case_merge_arguments,
                                   .options = case_merge_options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run_case_merge};

}  // namespace svcdesk::cli::commands
