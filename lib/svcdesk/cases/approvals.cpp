#include "svcdesk/cases/approvals.hpp"

#include <algorithm>

#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/steps.hpp"
#include "svcdesk/cases/visiting.hpp"

namespace svcdesk::cases {
namespace {

constexpr std::string_view step_prefix = "step:";

std::vector<std::string> approvable(const Asking& asking) {
  std::vector<std::string> all;
  for (const Power& one : powers()) all.emplace_back(one.code);
  for (const auto& role : asking.contract().roles) {
    for (const std::string& power : role.may) {
      if (!contains(all, power)) all.push_back(power);
    }
  }
  for (const auto& step : steps_of(asking.contract(), asking.state().kind)) {
    all.push_back(std::string(step_prefix) + step.code);
    if (!step.approval.empty() && !contains(all, step.approval)) all.push_back(step.approval);
  }
  return all;
}

// The power behind what is approved: that of the step, or what is named.
std::string power_of(const Asking& asking, const std::string& what) {
  if (!what.starts_with(step_prefix)) return what;
  const std::string code = what.substr(step_prefix.size());
  for (const auto& step : steps_of(asking.contract(), asking.state().kind)) {
    if (step.code == code) return step.approval;
  }
  return {};
}

// Two powers that the contract keeps apart may not meet in one hand (ORG-6).
void kept_apart(const Asking& asking, const std::string& power, const std::string& by) {
  for (const Approval& one : asking.state().approvals) {
    if (one.by != by || one.use == Approval::Use::used) continue;
    const std::string other = power_of(asking, one.what);
    if (!authority::apart(asking.contract(), power, other)) continue;
    throw asking.refuse("ORG-6", "cases.one_hand", {{"by", by}, {"power", power}, {"other", other}})
        .hint(asking.say("cases.hint.other_person", {{"power", power}}));
  }
}

std::string second_of(const Asking& asking, const Approve& request) {
  if (request.second_person.empty()) return {};
  std::string second = asking.listed(request.second_person).id;
  if (second == asking.actor()) {
    throw asking.refuse("CASE-7", "cases.second_is_first", {{"person", second}})
        .hint(asking.say("cases.hint.second"));
  }
  return second;
}

// Adds what belongs to the plan of action; gives the visit's number, 0 where there is none.
std::int64_t plan_of(const Asking& asking, const Approve& request, Json& payload) {
  const Visit& visit = visit_meant(asking, request.visit);
  asking.after(visit.agreed, "case.visit.agreed");
  if (is_blank(visit.plan) && is_blank(request.plan)) {
    throw asking.refuse("CASE-7", "cases.no_plan", {{"visit", printed(visit.number)}})
        .hint(asking.say("cases.hint.plan_text", {{"visit", printed(visit.number)}}));
  }
  const std::string& doer = request.carried_out_by;
  if (!doer.empty() && doer != "us" && doer != "customer") {
    throw asking.misuse("cases.carried_out_by", {{"word", doer}})
        .hint({"authority.hint.known", {{"known", "us, customer"}}});
  }
  payload.set("cycle", visit.number);
  payload.set_if("plan", request.plan);
  payload.set("carried_out_by", doer.empty() ? std::string("us") : doer);
  return visit.number;
}

}  // namespace

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Approve& request) {
  const Asking asking(terms, acting, state);
  asking.while_not_ended();
  one_of(asking, "cases.nothing_to_approve", request.what, approvable(asking));
  const std::string power = power_of(asking, request.what);
  const std::string by = asking.consent(power, request.by);
  kept_apart(asking, power, by);
  Json payload = Json::object({{"what", request.what}, {"by", by}});
  const bool plan = request.what == "visit.plan";
  const std::int64_t visit = plan ? plan_of(asking, request, payload) : 0;
  for (const Approval& one : state.approvals) {
    const bool same = one.what == request.what && one.by == by && one.visit == visit;
    if (!same || one.use == Approval::Use::used || !request.plan.empty()) continue;
    throw asking.refuse("ORG-6", "cases.approved_already",
                        {{"what", one.what}, {"by", by}, {"time", asking.when(one.at)}});
  }
  payload.set_if("note", request.note);
  payload.set_if("second_person", second_of(asking, request));
  return {asking.record("case.approved", std::move(payload))};
}

}  // namespace svcdesk::cases
