#include <algorithm>

#include "svcdesk/parts/request_booking.hpp"
#include "svcdesk/parts/requests.hpp"

namespace svcdesk::parts {
namespace {

using enum RequestStatus;

std::string approver(const RequestBooking& booking, const ApproveRequest& request) {
  if (!is_blank(request.by)) return booking.consent("part.approve", request.by);
  (void)booking.require("part.approve");
  return booking.actor();
}

Error own_approval(const RequestBooking& booking, const std::string& by) {
  auto others = holders_of(booking.contract(), "part.approve");
  std::string_view helps =
      others.empty() ? "parts.request.hint.anybody_else" : "parts.request.hint.other_approves";
  const auto self = [&](const contract::Person* one) { return one->id == by; };
  if (std::erase_if(others, self) > 0 && others.empty()) helps = "parts.request.hint.nobody_else";
  return booking.refuse("PRT-4", "parts.request.own_approval", {{"person", by}})
      .hint(booking.say(helps, {{"holders", names_of(others)}}));
}

// It is ours to approve, and never the one's who asked (PRT-4).
void may_approve(const RequestBooking& booking, const std::string& by) {
  const contract::Person* person = find_person(booking.contract(), by);
  if (person != nullptr && is_customer(booking.contract(), *person)) {
    throw booking.refuse("ORG-6", "authority.customers_person", {{"person", person->id}})
        .hint(booking.say("parts.request.hint.ours_approve"));
  }
  if (by == booking.state().requester) throw own_approval(booking, by);
}

void ready_to_issue(const RequestBooking& booking) {
  const PartRequest& state = booking.state();
  if (state.status == waiting) {
    throw booking.refuse("PRT-4", "parts.request.not_reserved")
        .hint(booking.say("parts.request.hint.reserve"));
  }
  booking.only({reserved});
  if (!state.approved_at) {
    throw booking.refuse("PRT-4", "parts.request.not_approved")
        .hint(booking.say("parts.request.hint.approve",
                          {{"holders", names_of(holders_of(booking.contract(), "part.approve"))}}));
  }
  if (state.until && booking.at() >= *state.until) {
    throw booking.refuse("PRT-4", "parts.request.expired", {{"until", booking.when(*state.until)}})
        .hint(booking.say("parts.request.hint.another",
                          {{"case", state.case_id.str()}, {"kind", state.kind}}));
  }
  booking.in_order();
}

void cancel(RequestBooking& booking, const std::string& reason) {
  booking.add("part.cancelled", Json::object({{"reason", reason}}));
  const PartRequest& state = booking.state();
  if (state.lies) booking.bring(state.lot, {state.lies->place, Condition::tested});
  booking.tell_case("case.part.cancelled", Json::object({{"reason", reason}}));
}

}  // namespace

RequestBooking::RequestBooking(const contract::Terms& terms, const Acting& acting,
                               const PartRequest& state, const Stock& stock)
    : Booking(terms, acting, {{"part", state.id.str()}, state.opened, state.last_event}, stock),
      state_(state) {
  of_this_contract(state.contract, state.id.str());
  concern({"case", state.case_id.str()});
  if (state.asset) concern({"asset", state.asset->str()});
}

void RequestBooking::only(std::initializer_list<RequestStatus> statuses,
                          std::string_view hint) const {
  if (std::ranges::find(statuses, state_.status) != statuses.end()) return;
  Error error =
      refuse("PRT-4", "parts.request.not_now", {{"status", std::string(to_string(state_.status))}});
  const Args args = {{"case", state_.case_id.str()}, {"kind", state_.kind}};
  if (state_.ended) error.hint(say("parts.request.hint.another", args));
  if (!state_.ended && !hint.empty()) error.hint(say(hint, args));
  throw error;
}

void RequestBooking::in_order() const { after(state_.last_event, state_.last_type); }

void RequestBooking::tell_case(std::string_view type, Json payload) {
  payload.set("cycle", state_.id.str());
  tell(state_.case_id, type, std::move(payload));
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const ApproveRequest& request) {
  RequestBooking booking(terms, acting, state, stock);
  if (state.approved_at) {
    throw booking.refuse("PRT-4", "parts.request.approved_already",
                         {{"by", state.approved_by}, {"time", booking.when(*state.approved_at)}});
  }
  booking.only({waiting, reserved});
  const std::string by = approver(booking, request);
  may_approve(booking, by);
  booking.add("part.approved", Json::object({{"by", by}}));
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Issue& request) {
  RequestBooking booking(terms, acting, state, stock);
  (void)booking.require("part.issue");
  ready_to_issue(booking);
  if (is_blank(request.to)) {
    throw booking.misuse("parts.request.issue_to").hint(booking.say("parts.request.hint.issue"));
  }
  const std::string to = booking.ours(request.to).id;
  Json payload = payload_of(state.lot);
  payload.set("to", to);
  payload.set("depot", state.depot);
  booking.add("part.issued", std::move(payload));
  booking.bring(state.lot, {{Place::Kind::person, to}, Condition::issued});
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Deliver& request) {
  RequestBooking booking(terms, acting, state, stock);
  booking.only({issued}, "parts.request.hint.issue_first");
  booking.in_order();
  const std::string by = is_blank(request.by) ? state.issued_to : booking.ours(request.by).id;
  const Place place =
      booking.customers_place(is_blank(request.place) ? state.place : request.place);
  const contract::Person* person = find_person(booking.contract(), request.received_by);
  Json payload = payload_of(state.lot);
  payload.set("by", by);
  payload.set("place", place.str());
  payload.set_if("received_by", person != nullptr ? person->id : request.received_by);
  booking.add("part.delivered", std::move(payload));
  booking.bring(state.lot, {place, Condition::issued});
  booking.tell_case("case.part.delivered", Json::object({{"by", by}, {"place", place.str()}}));
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const CancelRequest& request) {
  RequestBooking booking(terms, acting, state, stock);
  (void)booking.require("part.request");
  booking.only({waiting, reserved}, "parts.request.hint.return");
  if (is_blank(request.reason)) throw booking.misuse("parts.request.reason_missing");
  booking.in_order();
  cancel(booking, request.reason);
  return std::move(booking).drafts();
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Lapse& request) {
  RequestBooking booking(terms, acting, state, stock);
  const bool over = !request.case_status.empty();
  if (over) {
    booking.only({waiting, reserved});
  } else {
    booking.only({reserved});
  }
  booking.in_order();
  if (!over && (!state.until || booking.at() < *state.until)) {
    throw booking.refuse("PRT-4", "parts.request.not_expired",
                         {{"until", state.until ? booking.when(*state.until) : "-"}});
  }
  cancel(booking, over ? "case-" + request.case_status : "expired");
  return std::move(booking).drafts();
}

}  // namespace svcdesk::parts
