#include "cli/render/machine.hpp"

#include <array>

#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

// Code points that can move a cursor, hide, or turn text round: C1, soft hyphen, zero-width, bidi,
// line and paragraph separators, tags. JSON's own rules cover what is below U+0020.
bool hidden(char32_t c) {
  return (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

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

std::string visible(std::string text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    if (hidden(c)) {
      out.append(text, copied, at - copied).append(escape(c));
      copied = at + length;
    }
    at += length;
  }
  if (copied == 0) return text;
  return out.append(text, copied, std::string::npos);
}

bool looks_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 8> wide = {"＝",     "＋",     "－",     "＠",
                                                    "\u2212", "\uFE66", "\uFE62", "\uFE6B"};
  while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '\'')) {
    text.remove_prefix(1);
  }
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n|%").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view sign : wide) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

std::string scalar(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.string();
  if (!value.is_array()) return value.dump();
  std::string joined;
  for (const Json& item : value.items()) {
    if (!joined.empty()) joined += "; ";
    joined += item.is_string() ? item.string() : item.dump();
  }
  return joined;
}

// Text cells only: a number is what it is.
std::string guarded(const Json& value) {
  std::string text = scalar(value);
  const bool is_text = value.is_string() || value.is_array();
  return is_text && looks_like_formula(text) ? "'" + text : text;
}

}  // namespace

std::string json_text(const Json& value) { return visible(value.dump()); }
std::string json_pretty(const Json& value) { return visible(value.pretty()); }

Json json_time(std::optional<Instant> instant) {
  return instant ? Json(time::to_utc(*instant)) : Json();
}

Json json_strings(const std::vector<std::string>& items) {
  return json_list(items, [](const std::string& item) { return Json(item); });
}

Json json_text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string csv_line(const std::vector<Json>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const std::string text = guarded(cells[i]);
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      out += text;
      continue;
    }
    out += '"';
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  }
  return out;
}

std::string tsv_line(const std::vector<Json>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += '\t';
    for (const char c : guarded(cells[i])) {
      if (c == '\t') {
        out += "\\t";
      } else if (c == '\n') {
        out += "\\n";
      } else if (c == '\r') {
        out += "\\r";
      } else if (c == '\\') {
        out += "\\\\";
      } else {
        out += c;
      }
    }
  }
  return out;
}

}  // namespace svcdesk::cli
