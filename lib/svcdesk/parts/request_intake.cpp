#include "svcdesk/contract/civil.hpp"
#include "svcdesk/parts/posting.hpp"
#include "svcdesk/parts/reach.hpp"
#include "svcdesk/parts/request_booking.hpp"
#include "svcdesk/parts/request_choice.hpp"

namespace svcdesk::parts {
namespace {

// Until when a reservation made now holds; nothing: for ever.
std::optional<Instant> holds_until(const Booking& booking) {
  const auto& length = booking.supply().reservation;
  if (!length) return std::nullopt;
  if (length->is_counted()) return booking.at() + length->seconds();
  const contract::Terms& terms = booking.terms();
  return contract::after_date(terms, terms.calendar("always"), terms.zone().date(booking.at()),
                              *length);
}

void reserve(Booking& booking, const Chosen& chosen, std::string_view site) {
  Json payload = payload_of(chosen.lot);
  payload.set("depot", chosen.depot);
  if (const auto until = holds_until(booking)) payload.set("until", seconds(*until));
  payload.set_if("consent_by", chosen.consent_by);
  for (const Reach& one : reach_of(booking.supply(), site, {}, std::nullopt)) {
    if (one.depot != chosen.depot || !one.travel) continue;
    payload.set("travel_seconds", std::int64_t{one.travel->count()});
  }
  booking.add("part.reserved", std::move(payload));
  const Place depot = depot_place(chosen.depot);
  booking.move(chosen.lot, Position{depot, Condition::tested},
               Position{depot, Condition::reserved});
}

const contract::PartKind& kind_asked(const Booking& booking, const RequestPart& request) {
  const contract::PartKind& kind = booking.kind(request.kind);
  if (kind.tool == contract::IsTool::yes) {
    throw booking.refuse("PRT-11", "parts.request.is_tool", {{"kind", kind.code}})
        .hint(booking.say("parts.request.hint.lend", {{"kind", kind.code}}));
  }
  if (request.quantity < 1 || request.quantity > most_pieces) {
    throw booking.misuse("parts.request.quantity", {{"quantity", printed(request.quantity)}});
  }
  return kind;
}

// The site that the way counts to.
std::string site_of(const RequestPart& request) {
  if (!request.about.site.empty()) return request.about.site;
  return request.asset ? request.asset->site : std::string();
}

Json asked_for(const RequestPart& request, const Chosen& chosen) {
  Json payload = Json::object({{"case", request.about.id.str()},
                               {"kind", request.kind},
                               {"quantity", request.quantity},
                               {"available", chosen.lot.quantity > 0}});
  const std::string site = site_of(request);
  payload.set_if("level", request.about.level);
  payload.set_if("site", site);
  payload.set_if("place", is_blank(request.place) ? site : request.place);
  payload.set_if("asset", request.asset ? request.asset->id.str() : std::string());
  payload.set_if("depot", chosen.depot);
  return payload;
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stock& stock,
              const RequestPart& request) {
  const journal::Subject subject{"part", request.id.str()};
  Booking booking(terms, acting, {subject, acting.at, request.about.last_event}, stock);
  booking.while_not_ended(request.about);
  if (request.asset) booking.own(*request.asset);
  (void)booking.require("part.request");
  const contract::PartKind& kind = kind_asked(booking, request);
  const std::string site = site_of(request);
  const Chosen chosen = choose(booking, {kind, request.quantity, site}, request.choice);
  booking.concern({"case", request.about.id.str()});
  if (request.asset) booking.concern(*request.asset);
  const Json asked = asked_for(request, chosen);
  booking.add("part.requested", asked);
  if (chosen.lot.quantity > 0) reserve(booking, chosen, site);
  booking.tell(request.about.id, "case.part.requested",
               Json::object({{"cycle", request.id.str()},
                             {"kind", request.kind},
                             {"quantity", request.quantity},
                             {"available", asked["available"]}}));
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Reserve& request) {
  RequestBooking booking(terms, acting, state, stock);
  (void)booking.require("part.request");
  booking.only({RequestStatus::waiting});
  booking.in_order();
  const contract::PartKind& kind = booking.kind(state.kind);
  const Chosen chosen = choose(booking, {kind, state.quantity, state.site}, request.choice);
  if (chosen.lot.quantity == 0) {
    throw booking
        .refuse("PRT-4", "parts.request.none_free",
                {{"kind", chosen.lot.kind},
                 {"quantity", printed(state.quantity)},
                 {"free", printed(stock.free(chosen.lot.kind, chosen.depot))}})
        .hint(booking.say("parts.request.hint.stock", {{"kind", chosen.lot.kind}}));
  }
  reserve(booking, chosen, state.site);
  return std::move(booking).drafts();
}

}  // namespace svcdesk::parts
