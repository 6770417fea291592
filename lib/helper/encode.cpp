#include "encode.hpp"

#include <algorithm>

#include "svcdesk/base/json.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t longest_plain = 60;  // leaves room for the header's name on a 78 column line
constexpr std::size_t word_bytes = 45;     // 60 base64 characters: an encoded word has at most 75

bool is_plain(std::string_view text) {
  return text.size() <= longest_plain && text.find("=?") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

std::string encoded_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t size = std::min(word_bytes, text.size());
    while (size < text.size() && size > 0 && continues(text[size])) --size;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group <<= 8u;
      if (at + i < bytes.size()) group |= static_cast<unsigned char>(bytes[at + i]);
    }
    const std::size_t used = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i < 4; ++i) {
      out += i <= used ? alphabet[(group >> (18u - 6u * i)) & 63u] : '=';
    }
  }
  return out;
}

std::string base64_lines(std::string_view bytes) {
  const std::string text = base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 76) out += text.substr(at, 76) + "\r\n";
  return out;
}

std::string header_text(std::string_view text) {
  const std::string clean = printable(text);
  return is_plain(clean) ? clean : encoded_words(clean);
}

std::string header_phrase(std::string_view text) {
  const std::string clean = printable(text);
  if (!is_plain(clean)) return encoded_words(clean);
  std::string out = "\"";
  for (const char c : clean) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unreserved = "-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (letter || (byte >= '0' && byte <= '9') || unreserved.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4u];
      out += digits[byte & 15u];
    }
  }
  return out;
}

std::string json_escape(std::string_view text) {
  const std::string quoted = Json(to_valid_utf8(text)).dump();
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace svcdesk::helper
