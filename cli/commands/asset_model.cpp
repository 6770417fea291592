#include "cli/commands/asset.hpp"
#include "cli/context.hpp"
#include "cli/views/models.hpp"

namespace svcdesk::cli::commands {
namespace {

// A single word is the model's.
constexpr Argument asset_model_arguments[] = {
    {.name = "vendor", .kind = Kind::model},
    {.name = "model", .kind = Kind::model, .need = Need::optional}};

ExitCode run_asset_model(Context& context) {
  const Arguments& args = context.args;
  const bool both = args.has("model");
  const desk::ModelFile file = context.desk().models().show(
      both ? args.text("vendor") : std::string(), args.text(both ? "model" : "vendor"));
  context.out.object(
      context.command.schema, [&] { return model_file_json(file); },
      [&] { return model_text(file, context.out, context.wall()); });
  return ExitCode::done;
}

}  // namespace

constinit const Command asset_model{.noun = "asset",
                                    .verb = "model",
                                    .arguments = asset_model_arguments,
                                    .schema = "model",
                                    .run = run_asset_model};

}  // namespace svcdesk::cli::commands
