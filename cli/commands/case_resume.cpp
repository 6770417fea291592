#include "cli/commands/case.hpp"
#include "cli/commands/case_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument case_resume_arguments[] = {case_argument};
constexpr Option case_resume_options[] = {
    {.name = "reason", .kind = Kind::pause_reason},
};

ExitCode run_case_resume(Context& context) {
  return change_case(context, cases::Resume{.reason = context.args.text("reason")});
}

}  // namespace

constinit const Command case_resume{.noun = "case",
                                    .verb = "resume",
                                    .arguments = case_resume_arguments,
                                    .options = case_resume_options,
                                    .effect = Effect::changes,
                                    .schema = "case-changed",
                                    .run = run_case_resume};

}  // namespace svcdesk::cli::commands
