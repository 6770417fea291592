#include <algorithm>
#include <array>

#include "cli/commands/asset.hpp"
#include "cli/commands/asset_change.hpp"

namespace svcdesk::cli::commands {
namespace {

constexpr Argument asset_edit_arguments[] = {asset_argument};
constexpr std::array asset_edit_only = {
    Option{.name = "tag"},
    Option{.name = "remove-component", .takes = Takes::many},
    Option{.name = "unlink", .kind = Kind::asset, .takes = Takes::many},
};
constexpr auto asset_edit_options = [] {
  std::array<Option, asset_edit_only.size() + asset_new_options.size()> all{};
  std::ranges::copy(asset_new_options, std::ranges::copy(asset_edit_only, all.begin()).out);
  return all;
}();

ExitCode run_asset_edit(Context& context) {
  return show_changed(
      context, context.desk().assets().edit(context.args.text("asset"), asset_edit_of(context)));
}

}  // namespace

constinit const Command asset_edit{.noun = "asset",
                                   .verb = "edit",
                                   .arguments = asset_edit_arguments,
                                   .options = asset_edit_options,
                                   .effect = Effect::changes,
                                   .schema = "asset-changed",
                                   .run = run_asset_edit};

}  // namespace svcdesk::cli::commands
