#include <algorithm>
#include <utility>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/parts/orders.hpp"
#include "svcdesk/parts/posting.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::parts {
namespace {

Place supplier_place(const std::string& name) { return {Place::Kind::supplier, name}; }

Matter about_order(const Order& order, const Stockroom& room) {
  return {{"order", order.id.str()}, order.placed, std::max(order.last_event, room.last_event)};
}

// Refused (PRT-3) for a supplier below what the contract asks for.
void rated_high_enough(const Asking& asking, const Suppliers& suppliers, const std::string& name) {
  if (is_blank(name)) throw asking.misuse("parts.supplier_missing");
  const std::int64_t lowest = asking.supply().lowest_rating;
  const Supplier* found = suppliers.find(name);
  if (lowest == 0 || (found != nullptr && found->rating >= lowest)) return;
  Args args = {{"supplier", name}, {"lowest", printed(lowest)}};
  if (found == nullptr) {
    throw asking.refuse("PRT-3", "parts.supplier_unrated", args)
        .hint(asking.say("parts.hint.rate", args));
  }
  args.emplace_back("rating", printed(found->rating));
  throw asking.refuse("PRT-3", "parts.supplier_low", args)
      .hint(asking.say("parts.hint.rate", args));
}

// The depot that was named, else the only one.
std::string depot_for(const Asking& asking, const std::string& named) {
  const auto& depots = asking.supply().depots;
  if (!named.empty()) return asking.depot(named).code;
  if (depots.size() == 1) return depots.front().code;
  std::vector<std::string> known;
  known.reserve(depots.size());
  for (const contract::Depot& one : depots) known.push_back(one.code);
  throw asking.misuse("parts.depot_missing")
      .hint(asking.say("parts.hint.depots", {{"known", joined(known)}}));
}

Json placed_payload(const Asking& asking, const PlaceOrder& request, const std::string& depot) {
  Json payload = Json::object({{"kind", request.kind},
                               {"quantity", request.quantity},
                               {"supplier", request.supplier},
                               {"depot", depot}});
  payload.set_if("reason", request.reason);
  std::vector<std::string> with;
  with.reserve(request.with.size());
  for (const OrderId one : request.with) with.push_back(one.str());
  payload.set_if("with", texts(with));
  if (!request.expected) return payload;
  const Instant due = asking.terms().end_of(*request.expected);
  if (due < asking.at()) {
    throw asking.refuse(
        "PRT-3", "parts.expected_before",
        {{"expected", time::to_string(*request.expected)}, {"at", asking.when(asking.at())}});
  }
  payload.set("expected", time::to_string(*request.expected));
  payload.set("due", authority::seconds(due));
  return payload;
}

// Refused (PRT-3) once it is over, (ruling 17) before what is on record of it.
void while_order_open(const Asking& asking, const Order& order) {
  asking.after(order.last_event, order.last_type);
  if (order.status == OrderStatus::open) return;
  throw asking.refuse("PRT-3", "parts.order_over",
                      {{"status", std::string(to_string(order.status))},
                       {"time", asking.when(order.ended.value_or(order.last_event))}});
}

Json belongs_to(const Order& order) { return Json::object({{"order", order.id.str()}}); }

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Suppliers& suppliers, const PlaceOrder& request) {
  Posting posting(terms, acting, {{"order", request.id.str()}, Instant::min(), room.last_event},
                  room);
  posting.kind(request.kind);
  if (request.quantity < 1) {
    throw posting.misuse("parts.quantity_missing", {{"part", request.kind}});
  }
  const std::string depot = depot_for(posting, request.depot);
  posting.require("part.order");
  rated_high_enough(posting, suppliers, request.supplier);
  posting.add("order.placed", placed_payload(posting, request, depot));
  const Position ordered{supplier_place(request.supplier), Condition::on_order};
  posting.post(Move{request.kind, {}, request.quantity, std::nullopt, ordered},
               Json::object({{"order", request.id.str()}}));
  return std::move(posting).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Order& state, const Receive& request) {
  Posting posting(terms, acting, about_order(state, room), room);
  while_order_open(posting, state);
  const std::string depot = request.depot.empty() ? state.depot : request.depot;
  posting.may_be_stocked(depot);
  const Pieces pieces = posting.named(state.kind, request.pieces);
  if (pieces.quantity > state.outstanding()) {
    throw posting
        .refuse("PRT-3", "parts.more_than_ordered",
                {{"part", state.kind},
                 {"quantity", printed(pieces.quantity)},
                 {"outstanding", printed(state.outstanding())}})
        .hint(posting.say("parts.hint.take_over", {{"part", state.kind}, {"depot", depot}}));
  }
  posting.require("part.stock");
  Json payload = Json::object({{"quantity", pieces.quantity}, {"depot", depot}});
  payload.set_if("serials", texts(pieces.serials));
  payload.set_if("note", request.note);
  posting.add("order.delivered", std::move(payload));
  posting.post_all(state.kind, pieces,
                   Position{supplier_place(state.supplier), Condition::on_order},
                   Position{depot_place(depot), Condition::received}, belongs_to(state));
  if (pieces.quantity == state.outstanding()) {
    posting.add("order.received", Json::object({{"quantity", state.quantity}}));
  }
  return std::move(posting).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Order& state, const CancelOrder& request) {
  Posting posting(terms, acting, about_order(state, room), room);
  while_order_open(posting, state);
  posting.require("part.order");
  if (is_blank(request.reason)) {
    throw posting.refuse("PRT-3", "parts.reason_missing", {{"verb", "cancel"}})
        .hint(posting.say("parts.hint.cancel"));
  }
  posting.add("order.cancelled",
              Json::object({{"quantity", state.outstanding()}, {"reason", request.reason}}));
  posting.post(Move{state.kind,
                    {},
                    state.outstanding(),
                    Position{supplier_place(state.supplier), Condition::on_order},
                    std::nullopt},
               belongs_to(state));
  return std::move(posting).drafts();
}

}  // namespace svcdesk::parts
