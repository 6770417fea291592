// How a list of assets is asked for.
#pragma once

#include <string>

#include "svcdesk/store/asset_rows.hpp"

namespace svcdesk::store {

// In the order of their numbers, above query.after_number.
std::string select_assets(const AssetQuery& query);

}  // namespace svcdesk::store
