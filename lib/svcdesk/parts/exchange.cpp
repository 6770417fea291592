#include "svcdesk/parts/exchange.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/parts/exchange_settling.hpp"
#include "svcdesk/parts/posting.hpp"

namespace svcdesk::parts {
namespace {

// What one exchange puts in and takes out.
struct Exchange {
  Lot in;
  std::vector<std::string> slots;
  std::vector<OldPart> old;
};

Place asset_place(const AboutAsset& asset) { return {Place::Kind::asset, asset.id.str()}; }

// Where the old part stays: where the machine stands, else where the new one was delivered.
Place old_place(const RequestBooking& booking, const AboutAsset& asset) {
  if (!asset.site.empty()) return booking.customers_place(asset.site);
  const auto& lies = booking.state().lies;
  if (lies && lies->place.kind != Place::Kind::person) return lies->place;
  return booking.customers_place(booking.state().place);
}

// The ledger knows it as fitted there, or it comes out of the machine as what was asked for.
std::string kind_of_old(const RequestBooking& booking, const AboutAsset& asset,
                        const std::string& serial) {
  const PartRequest& state = booking.state();
  const Position fitted{asset_place(asset), Condition::fitted};
  return booking.stock().where(state.given, serial) == fitted ? state.given : state.kind;
}

Exchange by_numbers(const RequestBooking& booking, const Fit& request, const Place& place) {
  Exchange out;
  std::vector<std::string> numbers;
  std::vector<Swap> swaps = request.swaps;
  if (swaps.empty()) swaps.push_back({{}, {}, request.slot});
  const auto& left = booking.state().lot.serials;
  for (Swap& one : swaps) {
    if (one.in.empty() && left.size() == 1) one.in = left.front();
    if (!one.in.empty() && one.in == one.out) {
      throw booking.misuse("parts.request.same_piece", {{"serial", one.in}});
    }
    if (one.in.empty()) throw booking.which_of(left);
    numbers.push_back(one.in);
    out.slots.push_back(one.slot);
    if (one.out.empty()) continue;
    out.old.push_back({kind_of_old(booking, request.asset, one.out),
                       one.out,
                       1,
                       place,
                       request.asset.id,
                       booking.at(),
                       {},
                       {},
                       {},
                       {}});
  }
  out.in = booking.part_of(booking.state().lot, numbers, 0);
  return out;
}

Exchange by_quantity(const RequestBooking& booking, const Fit& request, const Place& place) {
  const PartRequest& state = booking.state();
  if (!request.swaps.empty()) {
    throw booking.misuse("parts.request.no_serials", {{"kind", state.given}});
  }
  Exchange out{booking.part_of(state.lot, {}, request.quantity), {}, {}};
  if (!request.slot.empty()) out.slots.push_back(request.slot);
  if (request.taken_out < 0 || request.taken_out > most_pieces) {
    throw booking.misuse("parts.request.quantity", {{"quantity", printed(request.taken_out)}});
  }
  if (request.taken_out > 0) {
    out.old.push_back(
        {state.kind, {}, request.taken_out, place, request.asset.id, booking.at(), {}, {}, {}, {}});
  }
  return out;
}

Json fitted_payload(const Fit& request, const Exchange& exchange, const Place& place) {
  Json payload = payload_of(exchange.in);
  payload.set("asset", request.asset.id.str());
  if (std::ranges::any_of(exchange.slots, [](const auto& one) { return !one.empty(); })) {
    payload.set("slots", texts(exchange.slots));
  }
  payload.set_if("configured", request.configured);
  if (exchange.old.empty()) return payload;
  Json numbers = Json::array();
  Json kinds = Json::array();
  std::int64_t quantity = 0;
  for (const OldPart& one : exchange.old) {
    quantity += one.quantity;
    if (one.serial.empty()) continue;
    numbers.push(one.serial);
    kinds.push(one.kind);
  }
  payload.set_if("old_serials", std::move(numbers));
  payload.set_if("old_kinds", std::move(kinds));
  payload.set("old_quantity", quantity);
  payload.set("old_place", place.str());
  return payload;
}

// Old parts come out of the machine: those that the ledger knows in it, and then its own.
void take_out(RequestBooking& booking, const AboutAsset& asset, const OldPart& old) {
  const Position fitted{asset_place(asset), Condition::fitted};
  const Position out{old.place, Condition::defective};
  if (!old.serial.empty()) {
    const Lot lot{old.kind, {old.serial}, 1};
    const bool known = booking.stock().where(old.kind, old.serial) == fitted;
    booking.move(lot, known ? std::optional(fitted) : std::nullopt, out);
    return;
  }
  const std::int64_t known = std::min(old.quantity, booking.stock().quantity(old.kind, fitted));
  if (known > 0) booking.move({old.kind, {}, known}, fitted, out);
  if (known < old.quantity) {
    booking.move({old.kind, {}, old.quantity - known}, std::nullopt, out);
  }
}

// What is fitted was delivered, by whoever it was issued to.
void deliver_first(RequestBooking& booking, const Place& place) {
  const PartRequest& state = booking.state();
  Json payload = payload_of(state.lot);
  payload.set("by", state.issued_to);
  payload.set("place", place.str());
  payload.set("implied_by", "part.fitted");
  booking.add("part.delivered", std::move(payload));
  booking.bring(state.lot, {place, Condition::issued});
  booking.tell_case("case.part.delivered",
                    Json::object({{"by", state.issued_to}, {"place", place.str()}}));
}

void may_fit(const RequestBooking& booking, const Fit& request) {
  booking.only({RequestStatus::issued, RequestStatus::delivered}, "parts.request.hint.issue_first");
  booking.in_order();
  booking.own(request.asset);
}

Exchange exchange_of(const RequestBooking& booking, const Fit& request, const Place& place) {
  const bool numbered = !booking.state().lot.serials.empty();
  Exchange out =
      numbered ? by_numbers(booking, request, place) : by_quantity(booking, request, place);
  if (!out.old.empty() && is_blank(request.configured)) {
    throw booking.refuse("PRT-4", "parts.request.not_configured")
        .hint(booking.say("parts.request.hint.configured"));
  }
  return out;
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Fit& request) {
  RequestBooking booking(terms, acting, state, stock);
  may_fit(booking, request);
  const Place place = old_place(booking, request.asset);
  const Exchange exchange = exchange_of(booking, request, place);
  const bool straight = state.status == RequestStatus::issued;
  if (!state.asset || *state.asset != request.asset.id) booking.concern(request.asset);
  if (straight) deliver_first(booking, place);
  booking.add("part.fitted", fitted_payload(request, exchange, place));
  const Position lies = straight ? Position{place, Condition::issued} : *state.lies;
  for (const OldPart& one : exchange.old) take_out(booking, request.asset, one);
  booking.move(exchange.in, lies, Position{asset_place(request.asset), Condition::fitted});
  const bool settles = !exchange.old.empty() && request.old.fate != Fate::stays;
  if (settles) settle(booking, exchange.old, request.old);
  Json told = payload_of(exchange.in);
  told.set("asset", request.asset.id.str());
  booking.tell_case("case.part.fitted", std::move(told));
  if (settles && unsettled(state).empty()) booking.tell_case("case.part.defective.settled");
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const ReturnParts& request) {
  RequestBooking booking(terms, acting, state, stock);
  (void)booking.require("part.stock");
  booking.only({RequestStatus::issued, RequestStatus::delivered}, "parts.request.hint.issue_first");
  if (is_blank(request.reason)) throw booking.misuse("parts.request.reason_missing");
  booking.in_order();
  const std::string depot = booking.depot(request.depot.empty() ? state.depot : request.depot).code;
  const Lot lot = booking.part_of(state.lot, request.serials, request.quantity);
  Json payload = payload_of(lot);
  payload.set("depot", depot);
  payload.set("reason", request.reason);
  booking.add("part.returned", std::move(payload));
  booking.bring(lot, {depot_place(depot), Condition::returned});
  const bool all_back = lot.quantity == state.lot.quantity;
  if (all_back && !state.delivered_at) {
    booking.tell_case("case.part.cancelled", Json::object({{"reason", request.reason}}));
  }
  return std::move(booking).drafts();
}

}  // namespace svcdesk::parts
