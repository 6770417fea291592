#include "cli/render/machine.hpp"

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
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

std::string visible(std::string text) {
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

std::vector<reports::CsvCell> cells_of(const std::vector<Json>& values) {
  std::vector<reports::CsvCell> out;
  for (const Json& value : values) {
    if (value.is_integer()) {
      out.emplace_back(value.integer());
    } else {
      out.emplace_back(scalar(value));
    }
  }
  return out;
}

}  // namespace svcdesk::cli
