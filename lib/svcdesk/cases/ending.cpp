#include "svcdesk/cases/ending.hpp"

#include "svcdesk/cases/asking.hpp"

namespace svcdesk::cases {

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Resolve& request) {
  const Asking asking(terms, acting, state);
  if (state.status == Status::resolved || state.status == Status::closed) {
    throw asking
        .refuse("CASE-6", "cases.resolved_already",
                {{"time", asking.when(state.stopped().value_or(state.last_event))},
                 {"solution", state.solution}})
        .hint(asking.say("cases.hint.reopen"));
  }
  asking.while_open();
  if (is_blank(request.solution)) {
    throw asking.misuse("cases.solution_missing").hint(asking.say("cases.hint.resolve"));
  }
  asking.in_this_round();
  if (state.answered()) asking.after(*state.responded, "case.responded");
  Drafts drafts;
  if (!state.answered()) {
    drafts.push_back(
        asking.record("case.responded", Json::object({{"implied_by", "case.resolved"}})));
  }
  Json payload = Json::object({{"solution", request.solution}});
  payload.set_if("cause", request.cause);
  drafts.push_back(asking.record("case.resolved", std::move(payload)));
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const TellResult& request) {
  const Asking asking(terms, acting, state);
  if (!state.resolved) {
    throw asking.refuse("CASE-6", "cases.confirm_unresolved")
        .hint(asking.say("cases.hint.resolve"));
  }
  if (state.result_told) {
    throw asking.refuse("CASE-6", "cases.told_already",
                        {{"time", asking.when(*state.result_told)}});
  }
  asking.after(*state.resolved, "case.resolved");
  if (is_blank(request.how)) throw asking.misuse("cases.told_how");
  const std::string to = request.to.empty() ? state.reporter : request.to;
  return {asking.record("case.result.told", Json::object({{"to", to}, {"how", request.how}}))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Confirm& request) {
  const Asking asking(terms, acting, state);
  asking.while_not_ended();
  if (!state.resolved) {
    throw asking.refuse("CASE-6", "cases.confirm_unresolved")
        .hint(asking.say("cases.hint.resolve"));
  }
  if (state.confirmed) {
    throw asking.refuse("CASE-6", "cases.confirmed_already",
                        {{"by", state.confirmed_by},
                         {"time", asking.when(*state.confirmed)},
                         {"how", state.confirmed_how}});
  }
  asking.after(*state.resolved, "case.resolved");
  const std::string by = asking.consent("confirm", request.by);
  if (is_blank(request.how)) {
    throw asking.misuse("cases.confirm_how").hint(asking.say("cases.hint.confirm", {{"by", by}}));
  }
  Drafts drafts;
  const contract::Person* contact = find_person(terms.contract(), by);
  const bool vouches = contact != nullptr && holds(terms.contract(), *contact, "vouch");
  if (!state.vouched && vouches) {
    drafts.push_back(asking.record("case.vouched", Json::object({{"by", by}})));
  }
  drafts.push_back(
      asking.record("case.confirmed", Json::object({{"by", by}, {"how", request.how}})));
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Reopen& request) {
  const Asking asking(terms, acting, state);
  if (state.status == Status::open) throw asking.refuse("ruling 17", "cases.open_already");
  if (is_blank(request.reason)) {
    throw asking.refuse("CASE-9", "cases.reason_missing", {{"verb", "reopen"}})
        .hint(asking.say("cases.hint.reopen"));
  }
  const auto end = state.ended ? state.ended : state.stopped();
  if (end) asking.after(*end, "case." + std::string(to_string(state.status)));
  const std::string used = asking.require("reopen");
  Json payload = Json::object({{"reason", request.reason}, {"from", to_string(state.status)}});
  payload.set_if("approval", used);
  return {asking.record("case.reopened", std::move(payload))};
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Withdraw& request) {
  const Asking asking(terms, acting, state);
  asking.only_open();
  if (is_blank(request.reason)) {
    throw asking.refuse("CASE-9", "cases.reason_missing", {{"verb", "withdraw"}})
        .hint(asking.say("cases.hint.withdraw"));
  }
  asking.in_this_round();
  const std::string by = asking.consent("withdraw", request.by);
  asking.parts_settled(request.unsettled_parts);
  return {asking.record("case.withdrawn", Json::object({{"by", by}, {"reason", request.reason}}))};
}

}  // namespace svcdesk::cases
