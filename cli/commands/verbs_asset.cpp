#include "cli/commands/asset.hpp"

namespace svcdesk::cli::commands {

Verbs verbs_asset() {
  static constexpr const Command* all[] = {&asset_add,       &asset_import, &asset_list,
                                           &asset_show,      &asset_edit,   &asset_retire,
                                           &asset_catalogue, &asset_models, &asset_model};
  return all;
}

}  // namespace svcdesk::cli::commands
