#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "cli/views/applied.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_diff_arguments[] = {{.name = "file", .kind = Kind::file}};

ExitCode run_contract_diff(Context& context) {
  const desk::ContractFile file =
      contract_file(context.args.text("file"), context.in, {context.settings.helper.value});
  const desk::Applied would = context.desk().contracts().diff(file);
  context.out.object(
      context.command.schema, [&] { return applied_json(would, context.settings.speaks); },
      [&] { return applied_text(would, context.out, context.wall(), Told::would); });
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_diff{.noun = "contract",
                                      .verb = "diff",
                                      .arguments = contract_diff_arguments,
                                      .schema = "contract-applied",
                                      .run = run_contract_diff};

}  // namespace svcdesk::cli::commands
