#include "svcdesk/cases/steps.hpp"

#include <algorithm>

#include "svcdesk/cases/approvals.hpp"
#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/visiting.hpp"

namespace svcdesk::cases {
namespace {

using contract::WorkStep;

const std::vector<std::string> acts = {"carry-out", "restart", "stop"};

Json basics(const Step& request) {
  Json payload = Json::object({{"step", request.code}});
  payload.set_if("note", request.note);
  return payload;
}

journal::Draft carry_out(const Asking& asking, const Step& request) {
  const Visit& visit = visit_meant(asking, request.visit);
  const Args args = {{"visit", printed(visit.number)}};
  if (visit.carried_out) {
    throw asking.refuse("CASE-7", "cases.carried_out_already",
                        {{"visit", args[0].second}, {"time", asking.when(*visit.carried_out)}});
  }
  if (!visit.arrived) {
    throw asking.refuse("ruling 17", "cases.carry_out_before_arrival", args)
        .hint(asking.say("cases.hint.arrive", args));
  }
  asking.after(*visit.arrived, "case.arrived");
  const std::string used = plan_approved(asking, visit);
  Json payload = basics(request);
  payload.set("cycle", visit.number);
  payload.set_if("carried_out_by", visit.carried_out_by);
  payload.set("approval", used);
  return asking.record("case.step.done", std::move(payload));
}

journal::Draft restart(const Asking& asking, const Step& request) {
  const Args args = {{"holders", names_of(holders_of(asking.contract(), "restart"))}};
  if (asking.standing("restart") == nullptr) {
    throw asking.refuse("CASE-7", "cases.restart_unapproved", args)
        .hint(asking.say("cases.hint.restart", args));
  }
  Json payload = basics(request);
  payload.set("approval", "restart");
  return asking.record("case.step.done", std::move(payload));
}

struct StopConsents {
  enum class Given { no, yes };
  Given ours = Given::no;
  Given customers = Given::no;
  std::string second;
};

StopConsents consents_to_stop(const Asking& asking, const Step& request) {
  StopConsents found;
  for (const Approval& one : asking.state().approvals) {
    const bool stands = one.use == Approval::Use::standing && one.at <= asking.at();
    if (one.what != "stop" || !stands) continue;
    const contract::Person* by = find_person(asking.contract(), one.by);
    const bool ours = by != nullptr && !is_customer(asking.contract(), *by);
    (ours ? found.ours : found.customers) = StopConsents::Given::yes;
    if (found.second.empty()) found.second = one.second_person;
  }
  if (!request.second_person.empty()) found.second = asking.listed(request.second_person).id;
  return found;
}

// A stop is the gravest act: our leader, the customer's leader, and two people at it.
journal::Draft stop(const Asking& asking, const Step& request) {
  const StopConsents given = consents_to_stop(asking, request);
  std::vector<Condition> list = {
      {given.ours == StopConsents::Given::yes, asking.say("cases.need.stop_ours")},
      {given.customers == StopConsents::Given::yes, asking.say("cases.need.stop_customer")},
      {!given.second.empty() && given.second != asking.actor(),
       asking.say("cases.need.stop_second")}};
  const bool all = std::all_of(list.begin(), list.end(), [](const auto& one) { return one.met; });
  if (!all) {
    throw asking.refuse("CASE-7", "cases.stop_unapproved")
        .conditions(std::move(list))
        .hint(asking.say("cases.hint.stop",
                         {{"holders", names_of(holders_of(asking.contract(), "stop"))}}));
  }
  Json payload = basics(request);
  payload.set("second_person", given.second);
  payload.set("approval", "stop");
  return asking.record("case.step.done", std::move(payload));
}

void in_order(const Asking& asking, const WorkStep& step) {
  for (const WorkStep* missing : steps_missing(asking.contract(), asking.state())) {
    // Steps stand in one vector, in the contract's order.
    if (missing >= &step) return;
    const Args args = {{"step", step.code}, {"before", missing->code}};
    throw asking.refuse("CASE-16", "cases.step_out_of_order", args)
        .hint(asking.say("cases.hint.step", args))
        .hint(asking.say("cases.hint.skip", args));
  }
}

// The approval that doing the step uses up: given for the step, or for its power.
std::string approval_for(const Asking& asking, const WorkStep& step) {
  if (step.approval.empty()) return {};
  for (const std::string& what : {"step:" + step.code, step.approval}) {
    if (asking.standing(what) != nullptr) return what;
  }
  const Args args = {{"step", step.code},
                     {"power", step.approval},
                     {"holders", names_of(holders_of(asking.contract(), step.approval))}};
  throw asking.refuse("CASE-16", "cases.step_unapproved", args)
      .hint(asking.say("cases.hint.step_approve", args));
}

journal::Draft skip(const Asking& asking, const WorkStep& step, const Step& request) {
  if (is_blank(request.skip_reason)) {
    throw asking.refuse("CASE-16", "cases.skip_reason", {{"step", step.code}})
        .hint(asking.say("cases.hint.skip", {{"before", step.code}}));
  }
  const bool mandatory = step.mandatory == contract::Mandatory::yes;
  Json payload = Json::object({{"step", step.code}, {"reason", request.skip_reason}});
  payload.set_if("approval", mandatory ? asking.require("step.skip") : std::string());
  return asking.record("case.step.skipped", std::move(payload));
}

const WorkStep& step_named(const Asking& asking, const std::string& code) {
  const auto& steps = steps_of(asking.contract(), asking.state().kind);
  std::vector<std::string> known;
  for (const WorkStep& one : steps) {
    if (one.code == code) return one;
    known.push_back(one.code);
  }
  known.insert(known.end(), acts.begin(), acts.end());
  one_of(asking, "cases.no_step", code, known);
  throw asking.misuse("cases.act_not_skipped", {{"step", code}});
}

}  // namespace

const std::vector<WorkStep>& steps_of(const contract::Contract& contract, std::string_view kind) {
  static const std::vector<WorkStep> none;
  const contract::CaseKindTerms* terms = contract.case_kind(kind);
  return terms == nullptr ? none : terms->steps;
}

std::vector<const WorkStep*> steps_missing(const contract::Contract& contract, const Case& state) {
  std::vector<const WorkStep*> missing;
  for (const WorkStep& one : steps_of(contract, state.kind)) {
    const bool taken = state.steps.contains(one.code);
    if (one.mandatory == contract::Mandatory::yes && !taken) missing.push_back(&one);
  }
  return missing;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Step& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  const bool own = std::any_of(steps_of(terms.contract(), state.kind).begin(),
                               steps_of(terms.contract(), state.kind).end(),
                               [&](const WorkStep& one) { return one.code == request.code; });
  if (!own && request.skip_reason.empty()) {
    payment_agreed(asking);
    if (request.code == "carry-out") return {carry_out(asking, request)};
    if (request.code == "restart") return {restart(asking, request)};
    if (request.code == "stop") return {stop(asking, request)};
  }
  const WorkStep& step = step_named(asking, request.code);
  const auto taken = state.steps.find(step.code);
  const bool skipping = !request.skip_reason.empty();
  if (taken != state.steps.end() && (taken->second == "done" || skipping)) {
    throw asking.refuse("CASE-16", "cases.step_already",
                        {{"step", step.code}, {"how", taken->second}});
  }
  if (skipping) return {skip(asking, step, request)};
  payment_agreed(asking);
  in_order(asking, step);
  const std::string used = approval_for(asking, step);
  Json payload = basics(request);
  payload.set_if("approval", used);
  return {asking.record("case.step.done", std::move(payload))};
}

}  // namespace svcdesk::cases
