// svcdesk asset ...
#pragma once

#include "cli/tree/command.hpp"

namespace svcdesk::cli::commands {

extern const Command asset_add, asset_import, asset_list, asset_show, asset_edit, asset_retire,
    asset_catalogue, asset_models, asset_model;

Verbs verbs_asset();

}  // namespace svcdesk::cli::commands
