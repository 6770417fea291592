#include <string_view>
#include <utility>

#include "svcdesk/base/json.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk {
namespace {

std::string escape(char32_t c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto unit = [&](char32_t value) {
    std::string out = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(value >> shift) & 0xF];
    return out;
  };
  if (c < 0x10000) return unit(c);
  return unit(0xD800 + ((c - 0x10000) >> 10)) + unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

// The code point at `at` of valid UTF-8, and its length.
std::pair<char32_t, std::size_t> decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t c = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) c = (c << 6) | (byte(i) & 0x3F);
  return {c, length};
}

}  // namespace

std::string visible_json(std::string text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    // JSON's own rules cover what is below U+0020.
    if (c >= 0x7F && is_hidden(static_cast<std::int32_t>(c))) {
      out.append(text, copied, at - copied).append(escape(c));
      copied = at + length;
    }
    at += length;
  }
  if (copied == 0) return text;
  return out.append(text, copied, std::string::npos);
}

}  // namespace svcdesk
