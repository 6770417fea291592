#include "svcdesk/parts/suppliers.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/journal/life.hpp"
#include "svcdesk/parts/asking.hpp"

namespace svcdesk::parts {

const Supplier* Suppliers::find(std::string_view name) const {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : &found->second;
}

Suppliers suppliers_of(std::span<const journal::Event> events) {
  Suppliers state;
  for (const journal::Event* event : journal::by_time(events)) {
    const std::string name = event->payload.text("supplier");
    if (event->type != "supplier.rated" || name.empty()) continue;
    state.by_name[name] = {event->payload.integer("rating", 0), event->payload.text("reason"),
                           event->actor, event->at};
    state.last_event = std::max(state.last_event, event->at);
  }
  return state;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Suppliers& state,
              const RateSupplier& request) {
  const Asking asking(terms, acting, about_contract(terms, state.last_event));
  if (is_blank(request.name)) throw asking.misuse("parts.supplier_missing");
  const Args args = {{"supplier", request.name}, {"rating", printed(request.rating)}};
  if (request.rating < 1 || request.rating > 5) throw asking.misuse("parts.rating_range", args);
  if (is_blank(request.reason)) {
    throw asking.refuse("PRT-3", "parts.rating_reason", args)
        .hint(asking.say("parts.hint.rate", args));
  }
  asking.require("supplier.rate");
  return {asking.record("supplier.rated", Json::object({{"supplier", request.name},
                                                        {"rating", request.rating},
                                                        {"reason", request.reason}}))};
}

}  // namespace svcdesk::parts
