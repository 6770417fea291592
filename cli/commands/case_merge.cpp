#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument, {.name = "into", .kind = Kind::case_id}};
constexpr Option options[] = {
    {.name = "reason", .need = Need::required},
};

ExitCode run(Context& context) {
  const std::string into = context.args.text("into");
  return change_case(context, cases::Merge{.into = context.desk().cases().resolve(into),
                                           .reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_merge{.noun = "case",
                                   .verb = "merge",
                                   .arguments = arguments,
                                   .options = options,
                                   .effect = Effect::changes,
                                   .schema = "case-changed",
                                   .run = run};

}  // namespace svcdesk::cli::commands
