// Device types of a NetBox or Nautobot library: files, and folders of them (AST-1).
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "svcdesk/assets/models.hpp"
#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::cli {

// What these files say, and in folders, however deep, every .yaml and .yml by name; what is hidden
// is passed over, links to folders are not followed. "-" is standard input. Throws Error(invalid)
// with file and line of every mistake, Error(not_found) for a path that is not there or a folder
// without a device type.
std::vector<assets::DescribedModel> device_types(const std::vector<std::string>& paths,
                                                 std::istream& standard_input,
                                                 const delivery::Helper& helper);

}  // namespace svcdesk::cli
