#include "cli/commands/change_change.hpp"
#include "cli/commands/release.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument release_judge_arguments[] = {release_argument};
constexpr Option release_judge_options[] = {
    {.name = "availability"},
    {.name = "risk"},
    {.name = "recommend"},
};

ExitCode run_release_judge(Context& context) {
  const Arguments& args = context.args;
  return move_release(context, changes::JudgeRelease{args.text("availability"), args.text("risk"),
                                                     args.text("recommend")});
}

}  // namespace

constinit const Command release_judge{.noun = "release",
                                      .verb = "judge",
                                      .arguments = release_judge_arguments,
                                      .options = release_judge_options,
                                      .effect = Effect::changes,
                                      .schema = "release-changed",
                                      .run = run_release_judge};

}  // namespace svcdesk::cli::commands
