// What a reader of text asks of its input first.
#pragma once

#include <string_view>

namespace svcdesk::helper {

// Both throw BadInput with the line.
void require_utf8(std::string_view bytes);
// No control characters but tabs and line ends (YAML 1.2, 5.1; RFC 5545, 3.3.11). The first line of
// `bytes` is the given one.
void require_no_controls(std::string_view bytes, int number = 1);

}  // namespace svcdesk::helper
