#include "cli/commands/asset.hpp"
#include "cli/commands/asset_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument asset_retire_arguments[] = {asset_argument};
constexpr Option asset_retire_options[] = {{.name = "reason", .need = Need::required}};

ExitCode run_asset_retire(Context& context) {
  return show_changed(context, context.desk().assets().retire(context.args.text("asset"),
                                                              context.args.text("reason")));
}

}  // namespace

constinit const Command asset_retire{.noun = "asset",
                                     .verb = "retire",
                                     .arguments = asset_retire_arguments,
                                     .options = asset_retire_options,
                                     .effect = Effect::changes,
                                     .schema = "asset-changed",
                                     .run = run_asset_retire};

}  // namespace svcdesk::cli::commands
