#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {case_argument};
constexpr Option options[] = {
    {.name = "reason", .kind = Kind::pause_reason},
};

ExitCode run(Context& context) {
  return change_case(context, cases::Resume{.reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_resume{.noun = "case",
                                    .verb = "resume",
                                    .arguments = arguments,
                                    .options = options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run};

}  // namespace svcdesk::cli::commands
