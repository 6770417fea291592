// For whom something is shown: width, colour, language, and the reader's wall clock.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "svcdesk/base/language.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::cli {

enum class Format { table, json, jsonl, csv, tsv };  // table: for people
std::optional<Format> parse_format(std::string_view word);

enum class Colour { no, yes };

struct Screen {
  Language language = Language::en;
  Format format = Format::table;
  Colour colour = Colour::no;
  std::size_t columns = 0;  // 0: as wide as it gets
};

enum class Tint { plain, bad, warn, good, dim, strong };
// The text in its colour, or as it is.
std::string tinted(std::string_view text, Tint tint, Colour colour);

// The reader's wall: what times are printed against.
struct Wall {
  Instant now;
  time::Zone zone;
};

}  // namespace svcdesk::cli
