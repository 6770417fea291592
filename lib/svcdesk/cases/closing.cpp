#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/apply.hpp"
#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/ending.hpp"
#include "svcdesk/cases/reports.hpp"
#include "svcdesk/cases/steps.hpp"

namespace svcdesk::cases {
namespace {

// One line of the checklist, the rule behind it, and what helps while it is not met.
struct Gate {
  Condition condition;
  std::string_view rule;
  Message hint;
};

enum class Proof { needed, not_needed };

Message say(const Case& state, std::string_view id, Args args = {}) {
  args.insert(args.begin(), {"case", state.id.str()});
  return {std::string(id), std::move(args)};
}

std::string time_of(const contract::Terms& terms, const Case& state, Instant at) {
  const Acting nobody{{}, at, at};
  return Asking(terms, nobody, state).when(at);
}

bool is_named(const contract::Contract& contract, const Case& state, std::string_view proof) {
  const contract::CaseKindTerms* kind = contract.case_kind(state.kind);
  return kind != nullptr && contains(kind->close_needs, proof);
}

bool names_none(const contract::Contract& contract, const Case& state) {
  const contract::CaseKindTerms* kind = contract.case_kind(state.kind);
  return kind == nullptr || kind->close_needs.empty();
}

// A visit, a technical escalation or a software upgrade is proved by the signed report (CASE-6).
bool path_signs(const Case& state) {
  return !visits_to_report(state).empty() || state.escalated_technically || state.kind == "upgrade";
}

Proof report_proof(const contract::Contract& contract, const Case& state) {
  const bool needed = path_signs(state) || is_named(contract, state, "signed-report");
  return needed ? Proof::needed : Proof::not_needed;
}

Proof confirmation_proof(const contract::Contract& contract, const Case& state) {
  const bool by_path = names_none(contract, state) && !path_signs(state);
  return by_path || is_named(contract, state, "confirmation") ? Proof::needed : Proof::not_needed;
}

void add_resolved(std::vector<Gate>& gates, const Case& state) {
  gates.push_back({{state.resolved.has_value(), say(state, "cases.need.resolved")},
                   "CASE-6",
                   say(state, "cases.hint.resolve")});
}

void add_vouched(std::vector<Gate>& gates, const contract::Terms& terms, const Case& state) {
  const auto contacts = holders_of(terms.contract(), "vouch");
  if (contacts.empty()) return;  // the contract names nobody who could
  const Args args = {
      {"reporter", state.reporter}, {"by", state.vouched_by}, {"holders", names_of(contacts)}};
  gates.push_back({{state.vouched,
                    say(state, state.vouched ? "cases.need.vouched" : "cases.need.vouching", args)},
                   "ORG-2",
                   say(state, "cases.hint.vouch", args)});
}

void add_confirmed(std::vector<Gate>& gates, const contract::Terms& terms, const Case& state) {
  const Args who = {{"by", names_of(holders_of(terms.contract(), "confirm"))}};
  if (state.confirmed) {
    const Args args = {{"by", state.confirmed_by},
                       {"time", time_of(terms, state, *state.confirmed)}};
    gates.push_back({{true, say(state, "cases.need.confirmed", args)}, "CASE-6", {}});
  } else if (confirmation_proof(terms.contract(), state) == Proof::needed) {
    gates.push_back({{false, say(state, "cases.need.confirmation")},
                     "CASE-6",
                     say(state, "cases.hint.confirm", who)});
  }
}

void add_reports(std::vector<Gate>& gates, const contract::Terms& terms, const Case& state) {
  if (report_proof(terms.contract(), state) == Proof::not_needed) return;
  const auto visits = visits_to_report(state);
  for (const Visit* one : visits) {
    const Args args = {{"visit", printed(one->number)}};
    gates.push_back({{!one->report.empty(), say(state, "cases.need.visit_report", args)},
                     "CASE-6",
                     say(state, "cases.hint.visit_report", args)});
  }
  if (!visits.empty()) return;
  gates.push_back({{!state.report.empty(), say(state, "cases.need.report")},
                   "CASE-6",
                   say(state, "cases.hint.report")});
}

void add_coverage(std::vector<Gate>& gates, const Case& state) {
  if (state.coverage != "customer") return;
  gates.push_back({{!state.coverage_agreed_by.empty(), say(state, "cases.need.coverage")},
                   "CASE-13",
                   say(state, "cases.hint.cover_agree")});
}

void add_steps(std::vector<Gate>& gates, const contract::Terms& terms, const Case& state) {
  for (const contract::WorkStep& one : steps_of(terms.contract(), state.kind)) {
    if (one.mandatory == contract::Mandatory::no) continue;
    const Args args = {{"step", one.code}, {"before", one.code}};
    gates.push_back({{state.steps.contains(one.code), say(state, "cases.need.step", args)},
                     "CASE-16",
                     say(state, "cases.hint.step", args)});
  }
}

void add_parts(std::vector<Gate>& gates, const Case& state, const Close& request) {
  if (!request.unsettled_parts) return;
  const Args args = {{"parts", joined(*request.unsettled_parts)}};
  const bool met = request.unsettled_parts->empty();
  gates.push_back({{met, say(state, met ? "cases.need.parts_settled" : "cases.need.parts", args)},
                   "PRT-6",
                   say(state, "cases.hint.parts", args)});
}

std::vector<Gate> gates_of(const contract::Terms& terms, const Case& state) {
  std::vector<Gate> gates;
  add_resolved(gates, state);
  add_vouched(gates, terms, state);
  add_reports(gates, terms, state);
  add_confirmed(gates, terms, state);
  add_coverage(gates, state);
  add_steps(gates, terms, state);
  return gates;
}

// CASE-6 where a proof is missing, else the rule of what is.
void all_met(const Asking& asking, const std::vector<Gate>& gates) {
  std::vector<Condition> list;
  std::vector<const Gate*> open;
  for (const Gate& one : gates) {
    list.push_back(one.condition);
    if (!one.condition.met) open.push_back(&one);
  }
  if (open.empty()) return;
  const bool proof =
      std::any_of(open.begin(), open.end(), [](const Gate* one) { return one->rule == "CASE-6"; });
  Error error = asking.refuse(proof ? "CASE-6" : open.front()->rule, "cases.cannot_close");
  error.conditions(std::move(list));
  for (const Gate* one : open) error.hint(one->hint);
  throw error;
}

void not_over(const Asking& asking) {
  const Case& state = asking.state();
  if (!state.ended) return;
  throw asking
      .refuse(
          "CASE-6", "cases.over_already",
          {{"status", std::string(to_string(state.status))}, {"time", asking.when(*state.ended)}})
      .hint(asking.say("cases.hint.reopen"));
}

}  // namespace

std::vector<Condition> close_conditions(const contract::Terms& terms, const Case& state) {
  std::vector<Condition> out;
  for (Gate& one : gates_of(terms, state)) out.push_back(std::move(one.condition));
  return out;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Close& request) {
  const Asking asking(terms, acting, state);
  not_over(asking);
  const std::string used = asking.require("close");
  Drafts drafts;
  Case proved = state;
  if (!request.signed_sha256.empty()) {
    drafts.push_back(receive(
        asking, {request.signed_sha256, request.signed_name, request.visit, request.signed_by}));
    receive_report(proved, drafts.back().payload.integer("cycle", 0), request.signed_sha256);
  }
  std::vector<Gate> gates = gates_of(terms, proved);
  add_parts(gates, state, request);
  all_met(asking, gates);
  asking.after(*state.resolved, "case.resolved");
  if (state.confirmed) asking.after(*state.confirmed, "case.confirmed");
  Json payload = Json::object();
  payload.set_if("approval", used);
  drafts.push_back(asking.record("case.closed", std::move(payload)));
  return drafts;
}

}  // namespace svcdesk::cases
