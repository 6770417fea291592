#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/tree/completion_scripts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {
    {.name = "shell", .kind = Kind::choice, .choices = "bash|zsh|fish"}};

ExitCode run(Context& context) {
  context.out.text(completion_script(context.args.text("shell")));
  return ExitCode::done;
}

}  // namespace

constinit const Command completion{.verb = "completion", .arguments = arguments, .run = run};

}  // namespace svcdesk::cli::commands
