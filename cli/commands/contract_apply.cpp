#include "cli/commands/contract.hpp"
#include "cli/context.hpp"
#include "cli/input/files.hpp"
#include "cli/views/applied.hpp"
#include "svcdesk/desk/contracts.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument contract_apply_arguments[] = {{.name = "file", .kind = Kind::file}};
constexpr Option contract_apply_options[] = {
    {.name = "effective", .kind = Kind::time},
    {.name = "move", .takes = Takes::nothing},
};

ExitCode run_contract_apply(Context& context) {
  const desk::ContractFile file =
      contract_file(context.args.text("file"), context.in, {context.settings.helper.value});
  const auto effective = context.time_option("effective");
  const auto move =
      context.args.has("move") ? desk::Contracts::Move::move : desk::Contracts::Move::keep;
  const desk::Applied applied = context.desk().contracts().apply(file, effective, move);
  if (applied.how == desk::Changed::How::dry_run) context.tell({"cli.dry_run", {}});
  if (applied.how == desk::Changed::How::repeated) context.tell({"cli.repeated", {}});
  const auto object = [&] {
    Json out = applied_json(applied, context.settings.speaks);
    out.set("dry_run", applied.how == desk::Changed::How::dry_run);
    return out.set("repeated", applied.how == desk::Changed::How::repeated);
  };
  const auto people = [&] {
    return applied_text(applied, context.out, context.wall(), Told::done);
  };
  context.out.object(context.command.schema, object, people);
  return ExitCode::done;
}

}  // namespace

constinit const Command contract_apply{.noun = "contract",
                                       .verb = "apply",
                                       .arguments = contract_apply_arguments,
                                       .options = contract_apply_options,
                                       .effect = Effect::changes,
                                       .schema = "contract-applied",
                                       .run = run_contract_apply};

}  // namespace svcdesk::cli::commands
