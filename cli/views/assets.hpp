// Assets as tables and JSON.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/assets.hpp"

namespace svcdesk::cli {

// A row of a list.
Json asset_row_json(const store::AssetRow& row);
std::vector<std::string> asset_keys();
std::vector<Column> asset_columns(const Output& out);
Row asset_row(const store::AssetRow& row, const Output& out);

// The whole asset.
Json asset_json(const assets::Asset& state);
std::vector<Field> asset_fields(const desk::AssetFile& file, const Output& out, const Wall& wall);
std::string components_block(const assets::Asset& state, const Output& out);

// "in service", "retired".
std::string asset_status(const assets::Asset& state, const Output& out);

Json edit_json(const assets::Edit& edit);
// "firmware.bios.version  2.1 → 2.4", a line each.
std::string edits_block(const std::vector<assets::Edit>& edits, const Output& out);

}  // namespace svcdesk::cli
