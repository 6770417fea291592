#include "svcdesk/base/ids.hpp"

#include <charconv>

namespace svcdesk {

std::optional<std::int64_t> parse_id_number(std::string_view prefix, std::string_view text) {
  if (text.size() > prefix.size() + 1 && text[prefix.size()] == '-') {
    for (std::size_t i = 0; i < prefix.size(); ++i) {
      if ((text[i] | 0x20) != (prefix[i] | 0x20)) return std::nullopt;
    }
    text.remove_prefix(prefix.size() + 1);
  }
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

}  // namespace svcdesk
