// Reading a text from left to right.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

namespace svcdesk::time::detail {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  // Takes the literal if it stands next.
  bool take(std::string_view literal) {
    if (!rest_.starts_with(literal)) return false;
    rest_.remove_prefix(literal.size());
    return true;
  }

  bool take_spaces() {
    const bool any = rest_.starts_with(' ');
    while (take(" ")) {
    }
    return any;
  }

  // A run of digits, as long as one of those lengths; nothing is taken otherwise.
  std::optional<int> number(std::size_t least, std::size_t most) {
    const auto end = std::ranges::find_if(rest_, [](char c) { return c < '0' || c > '9'; });
    const auto length = static_cast<std::size_t>(end - rest_.begin());
    if (length < least || length > most) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, length)) value = value * 10 + (c - '0');
    rest_.remove_prefix(length);
    return value;
  }

  // Passes over digits; how many there were.
  std::size_t skip_digits() {
    const auto end = std::ranges::find_if(rest_, [](char c) { return c < '0' || c > '9'; });
    const auto length = static_cast<std::size_t>(end - rest_.begin());
    rest_.remove_prefix(length);
    return length;
  }

 private:
  std::string_view rest_;
};

}  // namespace svcdesk::time::detail
