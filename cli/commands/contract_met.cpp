#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/views/changes.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_met_arguments[] = {{.name = "event", .kind = Kind::event_type}};
constexpr Option contract_met_options[] = {
    {.name = "note"},
    {.name = "occurrence"},
};

ExitCode run_contract_met(Context& context) {
  const std::string event = context.args.text("event");
  const desk::Changed changed = context.desk().contracts().met(event, context.args.text("note"),
                                                               context.args.text("occurrence"));
  return show_change(context, changed, Json::object({{"event", event}}), event + "\n");
}

}  // namespace

constinit const Command contract_met{.noun = "contract",
                                     .verb = "met",
                                     .arguments = contract_met_arguments,
                                     .options = contract_met_options,
                                     .effect = Effect::changes,
                                     .schema = "change",
                                     .run = run_contract_met};

}  // namespace svcdesk::cli::commands
