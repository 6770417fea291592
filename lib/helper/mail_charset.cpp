#include "mail_charset.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::helper {
namespace {

constexpr std::string_view superset = "GB18030";

bool is_gb_label(std::string_view label) {
  constexpr std::array<std::string_view, 9> labels{
      "gb2312", "gbk", "x-gbk", "gb_2312-80", "gb2312-80", "cp936", "ms936", "euc-cn", "gb18030"};
  std::string lower(label);
  for (char& c : lower) c = static_cast<char>(g_ascii_tolower(c));
  return std::find(labels.begin(), labels.end(), lower) != labels.end();
}

// "=?gb2312?B?" becomes "=?GB18030?B?".
std::string relabel(std::string_view raw) {
  std::string out;
  while (!raw.empty()) {
    const std::size_t open = raw.find("=?");
    const std::size_t close =
        open == std::string_view::npos ? std::string_view::npos : raw.find('?', open + 2);
    if (close == std::string_view::npos) break;
    const std::string_view label = raw.substr(open + 2, close - open - 2);
    out += raw.substr(0, open + 2);
    out += is_gb_label(label) ? superset : label;
    raw.remove_prefix(close);
  }
  return out.append(raw);
}

std::optional<std::string> convert(const std::string& bytes, const std::string& from) {
  gsize size = 0;
  GError* error = nullptr;
  const std::unique_ptr<char, decltype(&g_free)> out(
      g_convert_with_fallback(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8",
                              from.c_str(), "?", nullptr, &size, &error),
      &g_free);
  if (error != nullptr) g_error_free(error);
  return out ? std::optional(std::string(out.get(), size)) : std::nullopt;
}

// Bytes that the encoding lacks become U+FFFD, the rest is still read.
std::optional<std::string> convert_broken(std::string_view bytes, const std::string& from) {
  GIConv converter = g_iconv_open("UTF-8", from.c_str());
  if (reinterpret_cast<gintptr>(converter) == -1) return std::nullopt;
  std::string in(bytes);
  std::string out;
  char* at = in.data();
  gsize left = in.size();
  std::array<char, 4096> part{};
  while (left > 0) {
    char* to = part.data();
    gsize room = part.size();
    const gsize before = left;
    const bool failed = g_iconv(converter, &at, &left, &to, &room) == static_cast<gsize>(-1);
    out.append(part.data(), part.size() - room);
    if (failed && left > 0 && room > 8 && (left == before || errno != E2BIG)) {
      out += "\xEF\xBF\xBD";
      ++at;
      --left;
    }
  }
  g_iconv_close(converter);
  return out;
}

}  // namespace

GMimeParserOptions* parser_options() {
  static GMimeParserOptions* const options = [] {
    GMimeParserOptions* made = g_mime_parser_options_new();
    static std::array<const char*, 4> fallbacks{"utf-8", "gb18030", "iso-8859-1", nullptr};
    g_mime_parser_options_set_fallback_charsets(made, fallbacks.data());
    return made;
  }();
  return options;
}

std::string decode_header(std::string_view raw) {
  const std::string relabelled = relabel(raw);
  const std::unique_ptr<char, decltype(&g_free)> decoded(
      g_mime_utils_header_decode_text(parser_options(), relabelled.c_str()), &g_free);
  std::string text = decoded ? decoded.get() : relabelled;
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
  return text;
}

std::string to_utf8(const std::string& bytes, std::string_view label) {
  const std::string charset = is_gb_label(label) ? std::string(superset) : std::string(label);
  if (charset.empty() || g_ascii_strcasecmp(charset.c_str(), "us-ascii") == 0) {
    if (is_valid_utf8(bytes)) return bytes;
    return convert(bytes, std::string(superset)).value_or(to_valid_utf8(bytes));
  }
  if (g_ascii_strcasecmp(charset.c_str(), "utf-8") == 0) return to_valid_utf8(bytes);
  if (auto whole = convert(bytes, charset)) return *whole;
  if (auto broken = convert_broken(bytes, charset)) return *broken;
  return is_valid_utf8(bytes) ? bytes : to_valid_utf8(bytes);
}

}  // namespace svcdesk::helper
