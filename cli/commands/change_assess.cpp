#include "cli/commands/change.hpp"
#include "cli/commands/change_change.hpp"
#include "cli/input/spans.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument change_assess_arguments[] = {change_argument};
constexpr Option change_assess_options[] = {
    {.name = "risk"},
    {.name = "impact"},
    {.name = "plan"},
    {.name = "rollback"},
    {.name = "backup", .kind = Kind::choice, .choices = "needed|not-needed"},
    {.name = "system", .kind = Kind::choice, .choices = "running|idle"},
    {.name = "window", .kind = Kind::span},
    {.name = "tester", .kind = Kind::person},
};

std::optional<changes::Backup> backup_of(const Arguments& args) {
  for (const auto one : {changes::Backup::needed, changes::Backup::not_needed}) {
    if (args.text("backup") == changes::to_string(one)) return one;
  }
  return {};
}

std::optional<changes::System> system_of(const Arguments& args) {
  for (const auto one : {changes::System::running, changes::System::idle}) {
    if (args.text("system") == changes::to_string(one)) return one;
  }
  return {};
}

std::optional<changes::Window> window_of(Context& context) {
  const std::vector<Span> spans =
      parse_spans(context.args.all("window"), [&](const std::string& text) {
        return context.understand("window", text, context.typed_zone());
      });
  if (spans.empty()) return {};
  return changes::Window{spans.front().from, spans.front().to};
}

ExitCode run_change_assess(Context& context) {
  const Arguments& args = context.args;
  return move_change(context,
                     changes::Assess{args.text("risk"), args.text("impact"), args.text("plan"),
                                     args.text("rollback"), backup_of(args), system_of(args),
                                     window_of(context), args.text("tester")});
}

}  // namespace

constinit const Command change_assess{.noun = "change",
                                      .verb = "assess",
                                      .arguments = change_assess_arguments,
                                      .options = change_assess_options,
                                      .effect = Effect::changes,
                                      .schema = "change-changed",
                                      .run = run_change_assess};

}  // namespace svcdesk::cli::commands
