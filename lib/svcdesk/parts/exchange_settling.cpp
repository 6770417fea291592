#include "svcdesk/parts/exchange_settling.hpp"

#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/parts/posting.hpp"

namespace svcdesk::parts {
namespace {

std::vector<std::string> numbers_of(const std::vector<OldPart>& all) {
  std::vector<std::string> out;
  for (const OldPart& one : all) {
    if (!one.serial.empty()) out.push_back(one.serial);
  }
  return out;
}

std::int64_t count_of(const std::vector<OldPart>& all) {
  std::int64_t sum = 0;
  for (const OldPart& one : all) sum += one.quantity;
  return sum;
}

std::string pieces_of(const std::vector<OldPart>& all) {
  std::vector<std::string> out;
  out.reserve(all.size());
  for (const OldPart& one : all) {
    out.push_back(one.serial.empty() ? one.kind + " x " + printed(one.quantity) : one.serial);
  }
  return joined(out);
}

// Where the customer's secrecy rules say so, nothing that holds data leaves the customer.
void may_leave(const RequestBooking& booking, const std::vector<OldPart>& old) {
  if (booking.supply().data == contract::StaysWithCustomer::no) return;
  for (const OldPart& one : old) {
    if (booking.kind(one.kind).holds_data == contract::HoldsData::no) continue;
    throw booking
        .refuse("PRT-6", "parts.request.holds_data",
                {{"piece", one.serial.empty() ? one.kind : one.serial}, {"kind", one.kind}})
        .hint(booking.say("parts.request.hint.keep"));
  }
}

Json kept(const RequestBooking& booking, const Settlement& settlement) {
  if (is_blank(settlement.receipt) || is_blank(settlement.by)) {
    throw booking.refuse("PRT-6", "parts.request.no_receipt")
        .hint(booking.say("parts.request.hint.keep"));
  }
  return Json::object({{"fate", to_string(Fate::kept)},
                       {"by", booking.customers("PRT-6", settlement.by)},
                       {"receipt", settlement.receipt}});
}

Json released(const RequestBooking& booking, const std::vector<OldPart>& old,
              const Settlement& settlement) {
  may_leave(booking, old);
  if (is_blank(settlement.by)) {
    throw booking.refuse("PRT-6", "parts.request.not_permitted")
        .hint(booking.say("parts.request.hint.release",
                          {{"holders", names_of(holders_of(booking.contract(), "part.release"))}}));
  }
  const std::string by = booking.consent("part.release", settlement.by);
  const std::string depot =
      booking.depot(settlement.depot.empty() ? booking.state().depot : settlement.depot).code;
  return Json::object({{"fate", to_string(Fate::released)}, {"by", by}, {"depot", depot}});
}

}  // namespace

void settle(RequestBooking& booking, const std::vector<OldPart>& old,
            const Settlement& settlement) {
  const bool keeps = settlement.fate == Fate::kept;
  Json payload = keeps ? kept(booking, settlement) : released(booking, old, settlement);
  payload.set_if("serials", texts(numbers_of(old)));
  payload.set("quantity", count_of(old));
  const std::string depot = payload.text("depot");
  booking.add("part.defective.settled", std::move(payload));
  for (const OldPart& one : old) {
    const Lot lot{one.kind, numbers_of({one}), one.quantity};
    const Position there{one.place, Condition::defective};
    if (keeps) {
      booking.move(lot, there, Position{one.place, Condition::kept});
    } else {
      booking.move(lot, there, Position{depot_place(depot), Condition::defective});
    }
  }
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const SettleDefective& request) {
  RequestBooking booking(terms, acting, state, stock);
  if (request.settlement.fate == Fate::stays) throw booking.misuse("parts.request.settle_how");
  const std::vector<OldPart> open = unsettled(state);
  std::vector<OldPart> meant;
  for (const OldPart& one : open) {
    if (request.serials.empty() || contains(request.serials, one.serial)) meant.push_back(one);
  }
  const bool all_known =
      request.serials.empty() || numbers_of(meant).size() == request.serials.size();
  if (meant.empty() || !all_known) {
    throw booking
        .refuse("PRT-6", "parts.request.nothing_unsettled", {{"pieces", joined(request.serials)}})
        .hint({"authority.hint.known", {{"known", pieces_of(open)}}});
  }
  booking.in_order();
  settle(booking, meant, request.settlement);
  if (meant.size() == open.size()) booking.tell_case("case.part.defective.settled");
  return std::move(booking).drafts();
}

}  // namespace svcdesk::parts
