#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/views/changes.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument arguments[] = {{.name = "event", .kind = Kind::event_type}};
constexpr Option options[] = {
    {.name = "note"},
    {.name = "occurrence"},
};

ExitCode run(Context& context) {
  const std::string event = context.args.text("event");
  const desk::Changed changed = context.desk().contracts().met(event, context.args.text("note"),
                                                               context.args.text("occurrence"));
  return show_change(context, changed, Json::object({{"event", event}}), event + "\n");
}

}  // namespace

constinit const Command contract_met{.noun = "contract",
                                     .verb = "met",
                                     .arguments = arguments,
                                     .options = options,
                                     .effect = Effect::changes,
                                     .schema = "change",
                                     .run = run};

}  // namespace svcdesk::cli::commands
