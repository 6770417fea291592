// What the counters share of assets: finding one, its state. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/assets/asset.hpp"
#include "svcdesk/desk/session.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::desk {

journal::Subject subject_of(AssetId id);

// As Assets::resolve.
AssetId find_asset(const View& view, const std::string& contract, const std::string& word);
// The same, nothing where there is none.
std::optional<AssetId> known_asset(const View& view, const std::string& contract,
                                   const std::string& word);

assets::Asset asset_state(const View& view, AssetId id);
AssetFile asset_file(const View& view, AssetId id);

}  // namespace svcdesk::desk
