// Lists of texts inside one column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::store {

// A canonical JSON array.
std::string text_of(const std::vector<std::string>& texts);
std::vector<std::string> texts_of(std::string_view text);

}  // namespace svcdesk::store
