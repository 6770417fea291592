#include "svcdesk/cases/visits.hpp"

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/visiting.hpp"

namespace svcdesk::cases {
namespace {

// The customer's staff, by id where the contract lists them.
std::vector<std::string> attendants(const Asking& asking, const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (is_blank(name)) continue;
    const contract::Person* person = find_person(asking.contract(), name);
    if (person != nullptr && !is_customer(asking.contract(), *person)) {
      throw asking.refuse("CASE-7", "cases.attended_by_ours", {{"person", person->id}})
          .hint(asking.say("cases.hint.attended"));
    }
    out.push_back(person != nullptr ? person->id : name);
  }
  return out;
}

std::vector<std::string> who_came(const Asking& asking, const Visit& visit, const Arrive& request) {
  if (!request.engineers.empty()) return team(asking, request.engineers);
  if (!visit.engineers.empty()) return visit.engineers;
  return team(asking, {asking.actor()});
}

journal::Draft cancelled(const Asking& asking, const Visit& visit, const FinishVisit& request) {
  if (visit.arrived) {
    throw asking
        .refuse("ruling 17", "cases.cancel_after_arrival",
                {{"visit", printed(visit.number)}, {"time", asking.when(*visit.arrived)}})
        .hint(asking.say("cases.hint.finish", {{"visit", printed(visit.number)}}));
  }
  Json payload = Json::object({{"cycle", visit.number}, {"cancelled", request.cancelled}});
  payload.set_if("result", request.result);
  return asking.record("case.visit.finished", std::move(payload));
}

void known_doer(const Asking& asking, const std::string& who) {
  const std::vector<std::string> known = {"us", "customer", "nobody"};
  if (who.empty() || contains(known, who)) return;
  throw asking.misuse("cases.carried_out_by", {{"word", who}})
      .hint({"authority.hint.known", {{"known", joined(known)}}});
}

// The approval that finishing uses up, where the plan is carried out by it.
std::string carrying_out(const Asking& asking, const Visit& visit, const FinishVisit& request) {
  known_doer(asking, request.carried_out_by);
  const bool planned = !visit.plan.empty() || !request.carried_out_by.empty();
  if (!planned || visit.carried_out || request.carried_out_by == "nobody") return {};
  payment_agreed(asking);
  return plan_approved(asking, visit);
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const AgreeVisit& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  if (request.planned && *request.planned < asking.at()) {
    throw asking.misuse("cases.planned_before", {{"planned", asking.when(*request.planned)},
                                                 {"at", asking.when(asking.at())}});
  }
  const auto engineers = team(asking, request.engineers);
  std::int64_t number = 1;
  while (state.visit(number) != nullptr) ++number;
  Json payload = Json::object({{"cycle", number}});
  if (request.planned) payload.set("planned", seconds(*request.planned));
  payload.set_if("engineers", texts(engineers));
  payload.set_if("in_charge", engineers.empty() ? std::string() : engineers.front());
  payload.set_if("agreed_by", request.agreed_by);
  payload.set_if("plan", request.action);
  return {asking.record("case.visit.agreed", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const AcknowledgeVisit& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  const Visit& visit = visit_meant(asking, request.visit);
  const std::string number = printed(visit.number);
  const auto done = visit.acknowledged ? visit.acknowledged : visit.finished;
  if (done) {
    throw asking.refuse("CASE-5", "cases.visit_acknowledged_already",
                        {{"visit", number}, {"time", asking.when(*done)}});
  }
  asking.after(visit.agreed, "case.visit.agreed");
  return {asking.record("case.visit.acknowledged", Json::object({{"cycle", visit.number}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Arrive& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  const Visit& visit = visit_meant(asking, request.visit);
  const auto done = visit.arrived ? visit.arrived : visit.finished;
  if (done) {
    throw asking.refuse("CASE-5", "cases.arrived_already",
                        {{"visit", printed(visit.number)}, {"time", asking.when(*done)}});
  }
  asking.after(visit.agreed, "case.visit.agreed");
  Json payload = Json::object({{"cycle", visit.number}});
  payload.set_if("engineers", texts(who_came(asking, visit, request)));
  payload.set_if("attended_by", texts(attendants(asking, request.attended_by)));
  return {asking.record("case.arrived", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const FinishVisit& request) {
  const Asking asking(terms, acting, state);
  asking.while_not_ended();
  const Visit& visit = visit_meant(asking, request.visit);
  const Args args = {{"visit", printed(visit.number)}};
  if (visit.finished) {
    throw asking.refuse("CASE-15", "cases.visit_finished_already",
                        {{"visit", args[0].second}, {"time", asking.when(*visit.finished)}});
  }
  asking.after(visit.agreed, "case.visit.agreed");
  if (!is_blank(request.cancelled)) return {cancelled(asking, visit, request)};
  if (!visit.arrived) {
    throw asking.refuse("ruling 17", "cases.finish_before_arrival", args)
        .hint(asking.say("cases.hint.arrive", args))
        .hint(asking.say("cases.hint.cancel", args));
  }
  asking.after(*visit.arrived, "case.arrived");
  const auto attended = attendants(asking, request.attended_by);
  if (attended.empty() && visit.attended_by.empty()) {
    throw asking.refuse("CASE-7", "cases.nobody_attended", args)
        .hint(asking.say("cases.hint.attended"));
  }
  const std::string used = carrying_out(asking, visit, request);
  Json payload = Json::object({{"cycle", visit.number}});
  payload.set_if("result", request.result);
  payload.set_if("attended_by", texts(attended));
  payload.set_if("carried_out_by", request.carried_out_by);
  payload.set_if("approval", used);
  return {asking.record("case.visit.finished", std::move(payload))};
}

}  // namespace svcdesk::cases
