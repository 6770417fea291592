// What a reader of text asks of its input first.
#pragma once

#include <string_view>

namespace svcdesk::helper {

// Both throw BadInput with the line.
void require_utf8(std::string_view bytes);
// No control characters but tabs and line ends (YAML 1.2, 5.1).
void require_no_controls(std::string_view bytes);

}  // namespace svcdesk::helper
