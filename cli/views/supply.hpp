// What a contract says about spare parts, as people and programs read it.
#pragma once

#include <string>

#include "cli/render/output.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/contract/supply.hpp"

namespace svcdesk::cli {

Json name_json(const Name& name);

Json supply_json(const contract::Supply& parts);
// "depots east, central; kinds of part: 10; machine models: 4"; empty where nothing is said.
std::string supply_text(const contract::Supply& parts, const Output& out);

}  // namespace svcdesk::cli
