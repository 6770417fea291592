#include "cli/views/supply.hpp"

#include "cli/render/machine.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::cli {
namespace {

Json depot_json(const contract::Depot& depot) {
  Json travel = Json::array();
  for (const auto& [site, way] : depot.travel) {
    travel.push(Json::object({{"site", site}, {"travel_seconds", way.seconds().count()}}));
  }
  return Json::object({{"code", depot.code},
                       {"name", name_json(depot.name)},
                       {"address", json_text_or_null(depot.address)},
                       {"travel", std::move(travel)}});
}

Json kind_json(const contract::PartKind& kind) {
  Json out = Json::object({{"code", kind.code},
                           {"name", name_json(kind.name)},
                           {"part_number", json_text_or_null(kind.part_number)},
                           {"by_serial", kind.by_serial == contract::BySerial::yes},
                           {"holds_data", kind.holds_data == contract::HoldsData::yes},
                           {"tool", kind.tool == contract::IsTool::yes}});
  out.set("performance", kind.performance > 0 ? Json(kind.performance) : Json());
  return out.set("substitutes", json_strings(kind.substitutes)).set("keep", kind.keep);
}

Json model_json(const contract::MachineModel& model) {
  Json parts = Json::array();
  for (const auto& [kind, pieces] : model.parts) {
    parts.push(Json::object({{"kind", kind}, {"quantity", pieces}}));
  }
  return Json::object(
      {{"vendor", model.vendor}, {"model", model.model}, {"parts", std::move(parts)}});
}

}  // namespace

Json name_json(const Name& name) {
  return Json::object(
      {{"en", json_text_or_null(name.en)}, {"zh_cn", json_text_or_null(name.zh_cn)}});
}

Json supply_json(const contract::Supply& parts) {
  Json out = Json::object();
  out.set("reservation_seconds",
          parts.reservation ? Json(parts.reservation->seconds().count()) : Json());
  out.set("lowest_rating", parts.lowest_rating > 0 ? Json(parts.lowest_rating) : Json());
  out.set("data_stays", parts.data == contract::StaysWithCustomer::yes);
  out.set("depots", json_list(parts.depots, depot_json));
  out.set("kinds", json_list(parts.kinds, kind_json));
  return out.set("models", json_list(parts.models, model_json));
}

std::string supply_text(const contract::Supply& parts, const Output& out) {
  if (parts == contract::Supply{}) return {};
  std::vector<std::string> depots;
  for (const contract::Depot& depot : parts.depots) depots.push_back(depot.code);
  return out.say({"cli.contract.parts",
                  {{"depots", depots.empty() ? "–" : joined(depots)},
                   {"kinds", std::to_string(parts.kinds.size())},
                   {"models", std::to_string(parts.models.size())}}});
}

}  // namespace svcdesk::cli
