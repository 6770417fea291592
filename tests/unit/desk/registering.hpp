// Words for the tests of the register of assets.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "desk_in.hpp"
#include "svcdesk/desk/assets.hpp"

namespace svcdesk::test {

using Words = std::vector<std::pair<std::string, std::string>>;

// {"name", "web"}, {"firmware.bios.version", "2.4"}
inline assets::Wanted wanted(const Words& words) {
  assets::Wanted out;
  for (const auto& [word, value] : words) assets::want(out, word, value);
  return out;
}

inline desk::AssetEdit edit_of(const Words& words) { return {wanted(words), {}, {}, {}}; }

// The id of the new asset.
inline std::string add(const DrillDesk& desk, const Words& words) {
  return desk.desk().assets().add(edit_of(words)).state.id.str();
}

inline desk::AssetChanged edit(const DrillDesk& desk, const std::string& asset,
                               const Words& words) {
  return desk.desk().assets().edit(asset, edit_of(words));
}

inline desk::AssetImport import(const DrillDesk& desk, const std::vector<Words>& rows) {
  return desk.desk().assets().import([&](const desk::TakeAsset& take) {
    for (const Words& row : rows) take(wanted(row));
  });
}

inline std::vector<std::string> tags(const DrillDesk& desk, const store::AssetQuery& query = {}) {
  std::vector<std::string> out;
  desk.desk().assets().list(query, [&](const store::AssetRow& row) { out.push_back(row.tag); });
  return out;
}

}  // namespace svcdesk::test
