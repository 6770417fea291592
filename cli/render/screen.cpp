#include "cli/render/screen.hpp"

#include <string>

namespace svcdesk::cli {
namespace {

std::string_view code(Tint tint) {
  switch (tint) {
    case Tint::plain:
      return "";
    case Tint::bad:
      return "\x1b[1;31m";
    case Tint::warn:
      return "\x1b[33m";
    case Tint::good:
      return "\x1b[32m";
    case Tint::dim:
      return "\x1b[2m";
    case Tint::strong:
      return "\x1b[1m";
  }
  return "";
}

}  // namespace

std::optional<Format> parse_format(std::string_view word) {
  if (word == "table") return Format::table;
  if (word == "json") return Format::json;
  if (word == "jsonl") return Format::jsonl;
  if (word == "csv") return Format::csv;
  if (word == "tsv") return Format::tsv;
  return std::nullopt;
}

std::string tinted(std::string_view text, Tint tint, Colour colour) {
  if (colour == Colour::no || tint == Tint::plain || text.empty()) return std::string(text);
  return std::string(code(tint)).append(text).append("\x1b[0m");
}

}  // namespace svcdesk::cli
