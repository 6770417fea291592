// What the counters share of assets: finding one, its state. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/assets/register.hpp"
#include "svcdesk/desk/session.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::desk {

journal::Subject subject_of(AssetId id);

// As Assets::resolve.
AssetId find_asset(const View& view, const std::string& contract, const std::string& word);
// The same, nothing where there is none.
std::optional<AssetId> known_asset(const View& view, const std::string& contract,
                                   const std::string& word);

// Throws Error(not_found) for a wanted link to what is no asset of the contract.
void require_linked(const View& view, const std::string& contract, const assets::Wanted& wanted);

// The asset that a case was opened about, out of the case's events, where the register knew it
// then.
std::optional<AssetId> asset_of_case(const std::vector<journal::Event>& history);

assets::Asset asset_state(const View& view, AssetId id);
AssetFile asset_file(const View& view, AssetId id);

}  // namespace svcdesk::desk
