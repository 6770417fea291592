#include "cli/render/machine.hpp"

#include "svcdesk/time/text.hpp"

namespace svcdesk::cli {
namespace {

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

std::string json_text(const Json& value) { return visible_json(value.dump()); }
std::string json_pretty(const Json& value) { return visible_json(value.pretty()); }

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
