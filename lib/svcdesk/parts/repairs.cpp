#include "svcdesk/parts/repairs.hpp"

#include "svcdesk/parts/booking.hpp"
#include "svcdesk/parts/posting.hpp"

namespace svcdesk::parts {
namespace {

// A decision about a repair that has not ended.
class RepairBooking : public Booking {
 public:
  RepairBooking(const contract::Terms& terms, const Acting& acting, const Repair& state,
                const Stock& stock)
      : Booking(terms, acting, {{"repair", state.id.str()}, state.opened, state.last_event}, stock),
        state_(state) {
    of_this_contract(state.contract, state.id.str());
    if (state.case_id) concern({"case", state.case_id->str()});
    if (state.asset) concern({"asset", state.asset->str()});
    (void)require("part.stock");
    if (state.finished) throw not_now();
    after(state.last_event, state.last_type);
  }

  const Repair& state() const { return state_; }

  Error not_now() const {
    return refuse("PRT-12", "parts.repair.not_now",
                  {{"status", std::string(to_string(state_.status))}});
  }
  // The pieces of ours; equipment lies in no ledger.
  void bring(Condition from, const Place& to, Condition condition) {
    if (state_.is_ours()) move(state_.lot, at_repairer(from, to), Position{to, condition});
  }
  std::string depot_for(const std::string& named) const {
    return depot(named.empty() ? state_.depot : named).code;
  }

 private:
  Position at_repairer(Condition from, const Place& to) const {
    if (from != Condition::in_repair) return {to, from};
    return {{Place::Kind::repairer, state_.repairer}, from};
  }

  const Repair& state_;
};

// Tested first, whatever came of it (PRT-12).
void was_tested(const RepairBooking& booking) {
  if (booking.state().status == RepairStatus::tested) return;
  throw booking.refuse("PRT-12", "parts.repair.not_tested")
      .hint(booking.say("parts.repair.hint.test"));
}

void to_stock(RepairBooking& booking, const FinishRepair& request) {
  if (!booking.state().is_ours()) {
    throw booking.refuse("PRT-12", "parts.repair.not_ours")
        .hint(booking.say("parts.repair.hint.to_customer"));
  }
  was_tested(booking);
  if (booking.state().result != Repaired::pass) {
    throw booking.refuse("PRT-3", "parts.repair.failed")
        .hint(booking.say("parts.repair.hint.again"));
  }
  const Place depot = depot_place(booking.depot_for(request.depot));
  booking.add("repair.finished",
              Json::object({{"end", to_string(RepairEnd::stock)}, {"depot", depot.name}}));
  booking.bring(Condition::in_repair, depot, Condition::received);
  booking.bring(Condition::received, depot, Condition::tested);
}

void to_customer(RepairBooking& booking, const FinishRepair& request) {
  was_tested(booking);
  if (is_blank(request.receipt) || is_blank(request.by)) {
    throw booking.refuse("PRT-12", "parts.repair.no_receipt")
        .hint(booking.say("parts.repair.hint.to_customer"));
  }
  if (booking.state().result == Repaired::fail && is_blank(request.reason)) {
    throw booking.refuse("PRT-12", "parts.repair.unrepaired")
        .hint(booking.say("parts.repair.hint.reason"));
  }
  const std::string by = booking.customers("PRT-12", request.by);
  Json payload = Json::object(
      {{"end", to_string(RepairEnd::customer)}, {"by", by}, {"receipt", request.receipt}});
  payload.set_if("reason", request.reason);
  booking.add("repair.finished", std::move(payload));
  booking.bring(Condition::in_repair, {Place::Kind::customer, by}, Condition::kept);
}

void scrap(RepairBooking& booking, const FinishRepair& request) {
  if (is_blank(request.reason)) throw booking.misuse("parts.repair.reason_missing");
  if (!booking.state().is_ours() && is_blank(request.by)) {
    throw booking.refuse("PRT-12", "parts.repair.scrap_agreed")
        .hint(booking.say("parts.repair.hint.scrap"));
  }
  Json payload =
      Json::object({{"end", to_string(RepairEnd::scrapped)}, {"reason", request.reason}});
  if (!is_blank(request.by)) payload.set("by", booking.customers("PRT-12", request.by));
  booking.add("repair.finished", std::move(payload));
  booking.bring(Condition::in_repair, {Place::Kind::repairer, booking.state().repairer},
                Condition::scrapped);
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const SendRepair& request) {
  RepairBooking booking(terms, acting, state, stock);
  const bool again = state.status == RepairStatus::tested && state.result == Repaired::fail;
  if (state.status != RepairStatus::received && !again) throw booking.not_now();
  Json payload = Json::object({{"repairer", state.repairer}});
  payload.set_if("reference", request.reference);
  booking.add("repair.sent", std::move(payload));
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const TestRepair& request) {
  RepairBooking booking(terms, acting, state, stock);
  if (state.status != RepairStatus::sent) {
    throw booking.not_now().hint(booking.say("parts.repair.hint.send"));
  }
  Json payload = Json::object({{"result", to_string(request.result)}});
  payload.set_if("note", request.note);
  booking.add("repair.tested", std::move(payload));
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const FinishRepair& request) {
  RepairBooking booking(terms, acting, state, stock);
  switch (request.end) {
    case RepairEnd::stock:
      to_stock(booking, request);
      break;
    case RepairEnd::customer:
      to_customer(booking, request);
      break;
    case RepairEnd::scrapped:
      scrap(booking, request);
      break;
  }
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const CancelRepair& request) {
  RepairBooking booking(terms, acting, state, stock);
  if (is_blank(request.reason)) throw booking.misuse("parts.repair.reason_missing");
  if (!state.is_ours() && state.status != RepairStatus::received) {
    throw booking.not_now().hint(booking.say("parts.repair.hint.to_customer"));
  }
  Json payload = Json::object({{"reason", request.reason}});
  const std::string depot = state.is_ours() ? booking.depot_for(request.depot) : std::string();
  payload.set_if("depot", depot);
  booking.add("repair.cancelled", std::move(payload));
  booking.bring(Condition::in_repair, depot_place(depot), Condition::returned);
  return std::move(booking).drafts();
}

}  // namespace svcdesk::parts
