#include "svcdesk/parts/lot.hpp"

#include <algorithm>

namespace svcdesk::parts {

Json payload_of(const Lot& lot) {
  Json payload = Json::object({{"kind", lot.kind}});
  Json serials = Json::array();
  for (const std::string& one : lot.serials) serials.push(one);
  payload.set_if("serials", std::move(serials));
  payload.set("quantity", lot.quantity);
  return payload;
}

Lot lot_in(const Json& payload) {
  return {payload.text("kind"), texts_in(payload, "serials"), payload.integer("quantity", 0)};
}

Lot without(Lot lot, const Lot& gone) {
  for (const std::string& one : gone.serials) std::erase(lot.serials, one);
  lot.quantity = std::max<std::int64_t>(0, lot.quantity - gone.quantity);
  return lot;
}

std::vector<std::string> texts_in(const Json& payload, std::string_view key) {
  std::vector<std::string> out;
  if (!payload[key].is_array()) return out;
  for (const Json& one : payload[key].items()) {
    if (one.is_string()) out.push_back(one.string());
  }
  return out;
}

std::optional<Place> place_in(const Json& payload, std::string_view key) {
  const std::string text = payload.text(key);
  return text.empty() ? std::nullopt : std::optional(Place::parse(text));
}

}  // namespace svcdesk::parts
