#include "svcdesk/cases/progress.hpp"

#include "svcdesk/cases/asking.hpp"

namespace svcdesk::cases {

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Acknowledge& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  Json payload = Json::object();
  payload.set_if("note", request.note);
  return {asking.record("case.acknowledged", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Respond& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  asking.in_this_round();
  if (state.answered()) {
    throw asking.refuse("CASE-5", "cases.responded_already",
                        {{"time", asking.when(*state.responded)}, {"by", state.responded_by}});
  }
  Json payload = Json::object();
  payload.set_if("agreed", request.agreed);
  return {asking.record("case.responded", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Diagnose& request) {
  const Asking asking(terms, acting, state);
  asking.while_not_ended();
  if (is_blank(request.cause)) {
    throw asking.misuse("cases.cause_missing").hint(asking.say("cases.hint.diagnose"));
  }
  if (state.diagnosed && state.cause == request.cause) {
    throw asking.refuse("CASE-5", "cases.diagnosed_already",
                        {{"time", asking.when(*state.diagnosed)}, {"cause", state.cause}});
  }
  return {asking.record("case.diagnosed", Json::object({{"cause", request.cause}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Note& request) {
  const Asking asking(terms, acting, state);
  if (is_blank(request.text)) {
    throw asking.misuse("cases.text_missing").hint(asking.say("cases.hint.note"));
  }
  if (request.told.empty()) {
    return {asking.record("case.noted", Json::object({{"text", request.text}}))};
  }
  asking.while_open();
  const contract::Person* person = find_person(terms.contract(), request.told);
  return {asking.record(
      "case.progress.told",
      Json::object({{"text", request.text}, {"to", person ? person->id : request.told}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Anomaly& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  if (is_blank(request.text)) {
    throw asking.misuse("cases.text_missing").hint(asking.say("cases.hint.note"));
  }
  const std::string& who = request.seen_by.empty() ? asking.actor() : request.seen_by;
  const contract::Person* person = find_person(terms.contract(), who);
  const std::string seen_by = person != nullptr ? person->id : who;
  return {
      asking.record("case.anomaly", Json::object({{"text", request.text}, {"seen_by", seen_by}}))};
}

}  // namespace svcdesk::cases
