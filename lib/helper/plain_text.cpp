#include "plain_text.hpp"

#include <algorithm>
#include <cstddef>

#include "readers.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {

void require_utf8(std::string_view bytes) {
  int number = 1;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    if (!is_valid_utf8(bytes.substr(0, end))) throw BadInput(number, "not UTF-8");
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
  }
}

void require_no_controls(std::string_view bytes, int number) {
  for (const char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    if (code == '\n') ++number;
    const bool permitted = code >= 0x20 || code == '\t' || code == '\n' || code == '\r';
    if (!permitted || code == 0x7f) throw BadInput(number, "a control character");
  }
}

}  // namespace svcdesk::helper
