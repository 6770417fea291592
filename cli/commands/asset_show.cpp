#include "cli/commands/asset.hpp"
#include "cli/commands/asset_change.hpp"
#include "cli/views/asset_file.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument asset_show_arguments[] = {asset_argument};
constexpr Option asset_show_options[] = {{.name = "history", .takes = Takes::nothing}};

ExitCode run_asset_show(Context& context) {
  const desk::AssetFile file = context.desk().assets().show(context.args.text("asset"));
  const auto people = [&] {
    const Wall wall = context.wall();
    std::string text = asset_text(file, context.out, wall);
    return context.args.has("history") ? text + asset_history(file, context.out, wall) : text;
  };
  context.out.object(
      context.command.schema, [&] { return asset_file_json(file); }, people);
  return ExitCode::done;
}

}  // namespace

constinit const Command asset_show{.noun = "asset",
                                   .verb = "show",
                                   .arguments = asset_show_arguments,
                                   .options = asset_show_options,
                                   .schema = "asset",
                                   .run = run_asset_show};

}  // namespace svcdesk::cli::commands
