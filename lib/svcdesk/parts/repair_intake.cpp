#include "svcdesk/base/utf8.hpp"
#include "svcdesk/parts/booking.hpp"
#include "svcdesk/parts/posting.hpp"
#include "svcdesk/parts/repairs.hpp"

namespace svcdesk::parts {
namespace {

// Pieces of ours that are to be repaired, and where they lie.
struct Broken {
  Lot lot;
  Position lies;
};

bool is_repairable(const Position& position) {
  return position.place.kind == Place::Kind::depot &&
         (position.condition == Condition::defective || position.condition == Condition::returned);
}

// Where that piece waits for its repair. With the customer it waits for a settlement first (PRT-6).
Position waits_at(const Booking& booking, const std::string& kind, const std::string& serial) {
  const Args piece = {{"kind", kind}, {"serial", serial}};
  const auto there = booking.stock().where(kind, serial);
  if (!there) {
    throw booking.refuse("PRT-1", "parts.request.not_in_stock", piece)
        .hint(booking.say("parts.request.hint.stock", piece));
  }
  if (is_repairable(*there)) return *there;
  Args args = piece;
  args.emplace_back("condition", to_string(there->condition));
  for (auto& word : in_words(there->place)) args.push_back(std::move(word));
  if (there->condition == Condition::defective) {
    throw booking.refuse("PRT-6", "parts.repair.with_customer", args)
        .hint(booking.say("parts.repair.hint.settle", piece));
  }
  throw booking.refuse("PRT-12", "parts.repair.not_broken", args)
      .hint(booking.say("parts.request.hint.stock", piece));
}

Broken by_numbers_of(const Booking& booking, const OpenRepair& request) {
  const Position lies = waits_at(booking, request.kind, request.serials.front());
  for (const std::string& one : request.serials) {
    if (waits_at(booking, request.kind, one) == lies) continue;
    throw booking.refuse("PRT-12", "parts.repair.apart", {{"serial", one}})
        .hint(booking.say("parts.repair.hint.each"));
  }
  const auto count = static_cast<std::int64_t>(request.serials.size());
  return {{request.kind, request.serials, count}, lies};
}

Broken by_quantity_of(const Booking& booking, const OpenRepair& request) {
  const Place depot = depot_place(booking.depot(request.depot).code);
  for (const Condition one : {Condition::defective, Condition::returned}) {
    const Position lies{depot, one};
    const bool enough = booking.stock().quantity(request.kind, lies) >= request.quantity;
    if (enough && request.quantity > 0) return {{request.kind, {}, request.quantity}, lies};
  }
  throw booking
      .refuse(
          "PRT-12", "parts.repair.too_few",
          {{"kind", request.kind}, {"quantity", printed(request.quantity)}, {"depot", depot.name}})
      .hint(booking.say("parts.request.hint.stock", {{"kind", request.kind}}));
}

Broken broken(const Booking& booking, const OpenRepair& request) {
  const contract::PartKind& kind = booking.kind(request.kind);
  const bool numbered = kind.by_serial == contract::BySerial::yes;
  if (numbered && request.serials.empty()) throw booking.misuse("parts.repair.which");
  if (!numbered && !request.serials.empty()) {
    throw booking.misuse("parts.request.no_serials", {{"kind", kind.code}});
  }
  return numbered ? by_numbers_of(booking, request) : by_quantity_of(booking, request);
}

// What is said of the customer's equipment: known to the register, and handed over by somebody.
Json equipment(const Booking& booking, const OpenRepair& request) {
  if (!request.asset) throw booking.misuse("parts.repair.what");
  if (is_blank(request.received_from)) {
    throw booking.refuse("PRT-12", "parts.repair.received_from")
        .hint(booking.say("parts.repair.hint.received_from"));
  }
  Json payload =
      Json::object({{"received_from", booking.customers("PRT-12", request.received_from)}});
  payload.set_if("serial", request.serial);
  return payload;
}

Json our_pieces(const Broken& pieces) {
  Json payload = payload_of(pieces.lot);
  payload.set("depot", pieces.lies.place.name);
  return payload;
}

Json described(const Booking& booking, const OpenRepair& request, Json payload) {
  if (is_blank(request.fault) || is_blank(request.repairer)) {
    throw booking.misuse("parts.repair.fault_repairer");
  }
  payload.set("fault", request.fault);
  payload.set("repairer", request.repairer);
  payload.set_if("case", request.about ? request.about->id.str() : std::string());
  payload.set_if("asset", request.asset ? request.asset->id.str() : std::string());
  payload.set_if("covered_by", request.covered_by ? request.covered_by->str() : std::string());
  return payload;
}

// Also for a case that has ended: what was released late is repaired later.
void belongs_here(Booking& booking, const OpenRepair& request) {
  if (request.about) {
    booking.of_this_contract(request.about->contract, request.about->id.str());
    booking.after(request.about->opened, "case.opened");
    booking.concern({"case", request.about->id.str()});
  }
  if (request.asset) {
    booking.own(*request.asset);
    booking.concern(*request.asset);
  }
  if (request.covered_by) booking.concern({"loan", request.covered_by->str()});
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stock& stock,
              const OpenRepair& request) {
  const Instant last = request.about ? request.about->last_event : Instant{};
  Booking booking(terms, acting, {{"repair", request.id.str()}, acting.at, last}, stock);
  belongs_here(booking, request);
  (void)booking.require("part.stock");
  std::optional<Broken> pieces;
  if (!request.kind.empty()) pieces = broken(booking, request);
  Json payload = pieces ? our_pieces(*pieces) : equipment(booking, request);
  booking.add("repair.opened", described(booking, request, std::move(payload)));
  if (pieces) {
    booking.move(pieces->lot, pieces->lies,
                 Position{{Place::Kind::repairer, request.repairer}, Condition::in_repair});
  }
  return std::move(booking).drafts();
}

}  // namespace svcdesk::parts
