// Lists of texts and flags in the desk's own payloads. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/json.hpp"

namespace svcdesk::desk {

inline Json text_array(const std::vector<std::string>& items) {
  return Json(Json::Array(items.begin(), items.end()));
}

// None where the value is no array: the member was empty and left out.
inline std::vector<std::string> texts(const Json& array) {
  std::vector<std::string> out;
  if (!array.is_array()) return out;
  for (const Json& item : array.items()) out.push_back(item.string());
  return out;
}

inline bool flag(const Json& object, std::string_view key) {
  return object[key].is_bool() && object[key].boolean();
}

}  // namespace svcdesk::desk
