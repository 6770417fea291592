// Machine formats: JSON text that is safe on a terminal, and values as cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/csv.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::cli {

// Compact text whose invisible and control characters are \uXXXX escapes: the same value when read.
std::string json_text(const Json& value);
// The same over several lines.
std::string json_pretty(const Json& value);

// A UTC time, or null.
Json json_time(std::optional<Instant> instant);
Json json_strings(const std::vector<std::string>& items);
template <class Items, class ToJson>
Json json_list(const Items& items, ToJson to_json) {
  Json out = Json::array();
  for (const auto& item : items) out.push(to_json(item));
  return out;
}
// Null instead of an empty text.
Json json_text_or_null(const std::string& text);

// As cells of CSV and TSV: a list is a text, joined by "; ".
std::vector<reports::CsvCell> cells_of(const std::vector<Json>& values);

}  // namespace svcdesk::cli
