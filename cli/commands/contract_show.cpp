#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/views/contracts.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_show_arguments[] = {
    {.name = "number", .kind = Kind::integer, .need = Need::optional}};
constexpr Option contract_show_options[] = {
    {.name = "file", .takes = Takes::nothing},
};

ExitCode run_contract_show(Context& context) {
  const auto version = context.args.number("number");
  if (context.args.has("file")) {
    context.out.text(context.desk().contracts().file(version));
    return ExitCode::done;
  }
  const auto terms_in_force = context.desk().contracts().terms(version);
  const contract::Terms& terms = *terms_in_force;
  context.out.object(
      context.command.schema, [&] { return contract_json(terms); },
      [&] { return contract_text(terms, context.out); });
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_show{.noun = "contract",
                                      .verb = "show",
                                      .arguments = contract_show_arguments,
                                      .options = contract_show_options,
                                      .schema = "contract",
                                      .run = run_contract_show};

}  // namespace svcdesk::cli::commands
