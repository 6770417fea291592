#include "cli/tree/help.hpp"
#include "cli/commands/alone.hpp"
#include "cli/context.hpp"
#include "cli/tree/invocation.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument help_arguments[] = {
    {.name = "noun", .kind = Kind::noun, .need = Need::optional},
    {.name = "verb", .kind = Kind::verb, .need = Need::optional}};

ExitCode run_help(Context& context) {
  const std::string first = context.args.text("noun");
  const std::string second = context.args.text("verb");
  if (first.empty()) {
    context.out.text(cli::help(nullptr, nullptr, context.settings.speaks));
    return ExitCode::done;
  }
  std::vector<std::string> words = {first};
  if (!second.empty()) words.push_back(second);
  words.emplace_back("--help");
  const Invocation asked = parse(words);
  context.out.text(cli::help(asked.noun, asked.command, context.settings.speaks));
  return ExitCode::done;
}

}  // namespace

constinit const Command help{.verb = "help", .arguments = help_arguments, .run = run_help};

}  // namespace svcdesk::cli::commands
