// What each struct of a contract consists of, said once (see fields.hpp): its spare parts.
#pragma once

#include "svcdesk/contract/fields_parties.hpp"
#include "svcdesk/contract/supply.hpp"

namespace svcdesk::contract {

void fields(auto& to, Of<Depot> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("address", v.address);
  to("travel", v.travel);
}
void fields(auto& to, Of<PartKind> auto& v) {
  to("code", v.code);
  to("name", v.name);
  to("part-number", v.part_number);
  to("by-serial", v.by_serial);
  to("holds-data", v.holds_data);
  to("tool", v.tool);
  to("performance", v.performance);
  to("substitutes", v.substitutes);
  to("keep", v.keep);
}
void fields(auto& to, Of<MachineModel> auto& v) {
  to("code", v.code);
  to("vendor", v.vendor);
  to("model", v.model);
  to("parts", v.parts);
}
void fields(auto& to, Of<Supply> auto& v) {
  to("reservation", v.reservation);
  to("lowest-rating", v.lowest_rating);
  to("data-stays", v.data);
  to("depots", v.depots);
  to("kinds", v.kinds);
  to("models", v.models);
}

}  // namespace svcdesk::contract
