// An asset's file: what it is, its components and cases, what happened to it.
#pragma once

#include "cli/render/output.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

Json asset_file_json(const desk::AssetFile& file);
std::string asset_text(const desk::AssetFile& file, const Output& out, const Wall& wall);
// Every event of its own with what it changed.
std::string asset_history(const desk::AssetFile& file, const Output& out, const Wall& wall);

}  // namespace svcdesk::cli
