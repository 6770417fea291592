#include "svcdesk/parts/loans.hpp"

#include "svcdesk/parts/booking.hpp"
#include "svcdesk/parts/posting.hpp"
#include "svcdesk/parts/request_choice.hpp"

namespace svcdesk::parts {
namespace {

std::string lent_to(const Lend& request) {
  return request.about ? request.about->site : std::string();
}

// A decision about a loan that is out.
class LoanBooking : public Booking {
 public:
  LoanBooking(const contract::Terms& terms, const Acting& acting, const Loan& state,
              const Stock& stock)
      : Booking(terms, acting, {{"loan", state.id.str()}, state.opened, state.last_event}, stock) {
    of_this_contract(state.contract, state.id.str());
    if (state.case_id) concern({"case", state.case_id->str()});
    if (state.returned) {
      throw refuse(state.purpose == Purpose::tool ? "PRT-11" : "PRT-7", "parts.loan.back_already",
                   {{"time", when(*state.returned)}});
    }
    after(state.last_event, state.last_type);
  }
};

const contract::PartKind& lendable(const Booking& booking, const Lend& request) {
  const contract::PartKind& kind = booking.kind(request.kind);
  const bool tool = kind.tool == contract::IsTool::yes;
  if (tool && request.purpose == Purpose::standby) {
    throw booking.refuse("PRT-7", "parts.loan.no_standby", {{"kind", kind.code}})
        .hint(booking.say("parts.loan.hint.tool", {{"kind", kind.code}}));
  }
  if (!tool && request.purpose == Purpose::tool) {
    throw booking.refuse("PRT-11", "parts.loan.no_tool", {{"kind", kind.code}})
        .hint(booking.say("parts.loan.hint.request", {{"kind", kind.code}}));
  }
  if (request.quantity < 1 || request.quantity > most_pieces) {
    throw booking.misuse("parts.request.quantity", {{"quantity", printed(request.quantity)}});
  }
  return kind;
}

// Engineers of both sides judged it before (PRT-7).
void judged(const Booking& booking, const Lend& request) {
  if (!request.about) {
    throw booking.refuse("PRT-7", "parts.loan.no_case").hint(booking.say("parts.loan.hint.case"));
  }
  if (!request.about->standby_judged) {
    const Args args = {{"case", request.about->id.str()}};
    throw booking.refuse("PRT-7", "parts.loan.not_judged", args)
        .hint(booking.say("parts.loan.hint.judge", args));
  }
  booking.after(*request.about->standby_judged, "case.standby.judged");
}

void tool_terms(const Booking& booking, const Lend& request) {
  if (is_blank(request.borrower) || !request.until) {
    throw booking.refuse("PRT-11", "parts.loan.who_until")
        .hint(booking.say("parts.loan.hint.tool", {{"kind", request.kind}}));
  }
}

void due_later(const Booking& booking, const std::optional<Instant>& until) {
  if (!until || *until > booking.at()) return;
  throw booking.misuse("parts.loan.until_before",
                       {{"until", booking.when(*until)}, {"at", booking.when(booking.at())}});
}

std::string borrower_of(const Booking& booking, const Lend& request) {
  if (request.purpose == Purpose::tool) return booking.listed(request.borrower).id;
  const contract::Person* person = find_person(booking.contract(), request.borrower);
  return person != nullptr ? person->id : request.borrower;
}

Place place_for(const Booking& booking, const Lend& request) {
  if (request.purpose == Purpose::tool) {
    return {Place::Kind::person, borrower_of(booking, request)};
  }
  return booking.customers_place(is_blank(request.place) ? lent_to(request) : request.place);
}

Chosen pieces_for(const Booking& booking, const contract::PartKind& kind, const Lend& request) {
  const Wanted wanted{kind, request.quantity, lent_to(request)};
  Chosen chosen = choose(booking, wanted, {request.depot, request.serials, {}, {}});
  if (chosen.lot.quantity > 0) return chosen;
  throw booking
      .refuse("PRT-4", "parts.request.none_free",
              {{"kind", kind.code},
               {"quantity", printed(request.quantity)},
               {"free", printed(booking.stock().free(kind.code, request.depot))}})
      .hint(booking.say("parts.request.hint.stock", {{"kind", kind.code}}));
}

Json lent_payload(const Lend& request, const Chosen& chosen, const Place& place) {
  Json payload = payload_of(chosen.lot);
  payload.set("purpose", to_string(request.purpose));
  payload.set("depot", chosen.depot);
  payload.set("place", place.str());
  payload.set_if("site", lent_to(request));
  if (request.until) payload.set("due", seconds(*request.until));
  payload.set_if("case", request.about ? request.about->id.str() : std::string());
  return payload;
}

Condition condition_back(Purpose purpose, Shape shape) {
  if (shape == Shape::defective) return Condition::defective;
  return purpose == Purpose::tool ? Condition::tested : Condition::returned;
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stock& stock,
              const Lend& request) {
  const bool tool = request.purpose == Purpose::tool;
  const Instant last = request.about ? request.about->last_event : Instant{};
  Booking booking(terms, acting, {{"loan", request.id.str()}, acting.at, last}, stock);
  if (request.about) booking.while_not_ended(*request.about);
  (void)booking.require("part.issue");
  const contract::PartKind& kind = lendable(booking, request);
  if (tool) {
    tool_terms(booking, request);
  } else {
    judged(booking, request);
  }
  due_later(booking, request.until);
  const Chosen chosen = pieces_for(booking, kind, request);
  const Place place = place_for(booking, request);
  if (request.about) booking.concern({"case", request.about->id.str()});
  Json payload = lent_payload(request, chosen, place);
  payload.set_if("borrower", borrower_of(booking, request));
  booking.add("loan.opened", std::move(payload));
  booking.move(chosen.lot, Position{depot_place(chosen.depot), Condition::tested},
               Position{place, Condition::on_loan});
  if (!tool) {
    booking.tell(request.about->id, "case.standby.lent",
                 Json::object({{"loan", request.id.str()}, {"kind", kind.code}}));
  }
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Loan& state,
              const Stock& stock, const TakeBack& request) {
  LoanBooking booking(terms, acting, state, stock);
  (void)booking.require("part.stock");
  const std::string depot = booking.depot(request.depot.empty() ? state.depot : request.depot).code;
  const Lot lot = booking.part_of(state.out, request.serials, request.quantity);
  const bool all = lot.quantity == state.out.quantity;
  Json payload = payload_of(lot);
  payload.set("depot", depot);
  payload.set("shape", to_string(request.shape));
  booking.add(all ? "loan.returned" : "loan.returned.partly", std::move(payload));
  booking.move(lot, Position{state.place, Condition::on_loan},
               Position{depot_place(depot), condition_back(state.purpose, request.shape)});
  if (all && state.case_id && state.purpose == Purpose::standby) {
    booking.tell(*state.case_id, "case.standby.returned",
                 Json::object({{"loan", state.id.str()}, {"kind", lot.kind}}));
  }
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Loan& state,
              const Stock& stock, const ChangeDue& request) {
  LoanBooking booking(terms, acting, state, stock);
  (void)booking.require("part.issue");
  if (is_blank(request.reason)) throw booking.misuse("parts.loan.reason_missing");
  due_later(booking, request.until);
  booking.add("loan.due.changed",
              Json::object({{"due", seconds(request.until)}, {"reason", request.reason}}));
  return std::move(booking).drafts();
}

}  // namespace svcdesk::parts
