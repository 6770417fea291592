#include "cli/commands/asset.hpp"
#include "cli/commands/asset_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument asset_add_arguments[] = {{.name = "new-tag"}};

ExitCode run_asset_add(Context& context) {
  desk::AssetEdit request = asset_edit_of(context);
  request.wanted.fields["tag"] = context.args.text("new-tag");
  return show_changed(context, context.desk().assets().add(request));
}

}  // namespace

constinit const Command asset_add{.noun = "asset",
                                  .verb = "add",
                                  .arguments = asset_add_arguments,
                                  .options = asset_new_options,
                                  .effect = Effect::changes,
                                  .schema = "asset-changed",
                                  .run = run_asset_add};

}  // namespace svcdesk::cli::commands
