#include "svcdesk/notices/sms.hpp"

#include <algorithm>

namespace svcdesk::notices {
namespace {

constexpr int most_parts = 2;
constexpr std::size_t longest_bytes = std::size_t{4} * 160 * most_parts;  // no two parts hold more

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && c != '`';  // the alphabet of GSM has no backtick
  });
}

std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// In septets or UTF-16 units.
int weight(std::string_view character, bool ascii) {
  constexpr std::string_view extended = "^{}\\[~]|";
  if (ascii) return extended.find(character.front()) == std::string_view::npos ? 1 : 2;
  return character.size() == 4 ? 2 : 1;
}

int pack(std::string_view text, bool ascii, int capacity) {
  int parts = 1;
  int used = 0;
  while (!text.empty()) {
    const std::size_t size = std::min(size_of_character(text.front()), text.size());
    const int units = weight(text.substr(0, size), ascii);
    if (used + units > capacity) {
      ++parts;
      used = 0;
    }
    used += units;
    text.remove_prefix(size);
  }
  return parts;
}

void drop_last_character(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0u) == 0x80u) {
    text.pop_back();
  }
  if (!text.empty()) text.pop_back();
}

}  // namespace

int sms_parts(std::string_view text) {
  const bool ascii = is_ascii(text);
  const int single = pack(text, ascii, ascii ? 160 : 70);
  return single == 1 ? 1 : pack(text, ascii, ascii ? 153 : 67);
}

std::string fit_sms(std::string_view text) {
  if (sms_parts(text) <= most_parts) return std::string(text);
  std::string cut(text.substr(0, longest_bytes));
  drop_last_character(cut);
  while (!cut.empty()) {
    std::string candidate = cut + (is_ascii(cut) ? "..." : "…");
    if (sms_parts(candidate) <= most_parts) return candidate;
    drop_last_character(cut);
  }
  return cut;
}

}  // namespace svcdesk::notices
