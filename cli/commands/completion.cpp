#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/tree/completion_scripts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument completion_arguments[] = {
    {.name = "shell", .kind = Kind::choice, .choices = "bash|zsh|fish"}};

ExitCode run_completion(Context& context) {
  context.out.text(completion_script(context.args.text("shell")));
  return ExitCode::done;
}

}  // namespace

constinit const Command completion{
    .verb = "completion", .arguments = completion_arguments, .run = run_completion};

}  // namespace svcdesk::cli::commands
