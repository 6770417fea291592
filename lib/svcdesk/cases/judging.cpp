#include "svcdesk/cases/judging.hpp"

#include <algorithm>

#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/assignment.hpp"
#include "svcdesk/cases/intake.hpp"

namespace svcdesk::cases {
namespace {

// Where it stands in the contract's list: the first is the gravest.
std::ptrdiff_t gravity(const contract::Contract& contract, std::string_view level) {
  const auto& all = contract.levels;
  return std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.code == level; }) -
         all.begin();
}

void known_level(const Asking& asking, const std::string& level) {
  std::vector<std::string> levels;
  for (const auto& one : asking.contract().levels) levels.push_back(one.code);
  one_of(asking, "cases.no_level", level, levels);
}

// The approval that lowering uses up; empty where none is needed.
std::string allowed(const Asking& asking, const std::string& before, const Triage& request) {
  if (before.empty()) return asking.require("level.judge");
  if (is_blank(request.reason)) {
    throw asking.refuse("CASE-9", "cases.level_reason", {{"before", before}})
        .hint(asking.say("cases.hint.level_reason", {{"level", request.level}}));
  }
  const bool lower = gravity(asking.contract(), request.level) > gravity(asking.contract(), before);
  return lower ? asking.require("level.lower") : std::string();
}

journal::Draft level_set(const Asking& asking, const Triage& request) {
  const std::string before = asking.state().level_at(asking.at());
  const std::string level = request.level.empty() ? before : request.level;
  const bool same_kind = request.kind.empty() || request.kind == asking.state().kind;
  if (level.empty()) {
    throw asking.refuse("CASE-2", "cases.level_first").hint(asking.say("cases.hint.triage"));
  }
  if (level == before && same_kind) {
    throw asking.refuse("CASE-2", "cases.level_already", {{"level", level}});
  }
  const Triage wanted{level, request.reason, request.kind, {}};
  const std::string used = allowed(asking, before, wanted);
  Json payload = Json::object({{"level", level}});
  payload.set_if("previous", before);
  payload.set_if("kind", request.kind);  // also the one that it has: a late entry may come between
  payload.set_if("reason", request.reason);
  payload.set_if("approval", used);
  return asking.record("case.level.set", std::move(payload));
}

// The expert who takes a critical case at once (CASE-3); nobody where one has it, or there is none.
std::optional<Proposal> expert_for(const Asking& asking, const Case& state) {
  if (criticality(asking.contract(), state) == contract::Critical::no) return std::nullopt;
  const auto experts = asking.contract().holders("expert");
  const auto is_expert = [&](std::string_view id) {
    return std::any_of(experts.begin(), experts.end(),
                       [&](const contract::Person* one) { return one->id == id; });
  };
  if (is_expert(state.owner)) return std::nullopt;
  Proposal proposal = propose(asking.terms(), state, asking.at());
  return is_expert(proposal.owner) ? std::optional(std::move(proposal)) : std::nullopt;
}

journal::Draft assigned(const Asking& asking, const std::string& to, const std::string& note) {
  Json payload = Json::object({{"to", to}});
  payload.set_if("from", asking.state().owner);
  payload.set_if("note", note);
  return asking.record("case.assigned", std::move(payload));
}

Drafts give(const Asking& asking, const Assign& request) {
  const Case& state = asking.state();
  const contract::Person& to = asking.ours(request.to);
  if (to.id == state.owner) {
    throw asking.refuse("CASE-14", "cases.assigned_already", {{"owner", state.owner}});
  }
  if (!state.owner.empty() && is_blank(request.note)) {
    throw asking.refuse("CASE-9", "cases.handover_note", {{"owner", state.owner}, {"to", to.id}})
        .hint(asking.say("cases.hint.handover", {{"to", to.id}}));
  }
  const std::string used = asking.require("assign");
  Drafts drafts = {assigned(asking, to.id, request.note)};
  drafts.back().payload.set_if("approval", used);
  return drafts;
}

journal::Draft assigned(const Asking& asking, const Proposal& proposal, const std::string& note) {
  journal::Draft draft = assigned(asking, proposal.owner, note);
  draft.payload.set("proposed", true).set("role", proposal.role);
  return draft;
}

// Whoever is proposed, unless it is theirs already.
Drafts give_to_proposed(const Asking& asking, const Triage& request, const Case& state) {
  const Proposal proposal = propose(asking.terms(), state, asking.at());
  if (proposal.owner.empty()) throw asking.refuse("CASE-14", "cases.nobody_proposed");
  const bool judges = !request.level.empty() || !request.kind.empty();
  if (judges && proposal.owner == state.owner) return {};
  Drafts drafts = give(asking, {proposal.owner, request.reason});
  drafts.front().payload.set("proposed", true).set("role", proposal.role);
  return drafts;
}

}  // namespace

Case judged(Case state, const Triage& request) {
  if (!request.level.empty()) state.level = request.level;
  if (!request.kind.empty()) state.kind = request.kind;
  return state;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Triage& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  if (!request.level.empty()) known_level(asking, request.level);
  if (!request.kind.empty()) {
    one_of(asking, "cases.no_kind", request.kind, known_kinds(terms.contract()));
  }
  Drafts drafts;
  const auto add = [&drafts](Drafts more) {
    for (journal::Draft& one : more) drafts.push_back(std::move(one));
  };
  const Case as_judged = judged(state, request);
  const bool judges = !request.level.empty() || !request.kind.empty();
  if (judges) drafts.push_back(level_set(asking, request));
  if (!request.owner.empty()) {
    add(give(asking, {request.owner, request.reason}));
  } else if (request.assign == Triage::Owner::proposed) {
    add(give_to_proposed(asking, request, as_judged));
  } else if (judges) {
    if (const auto expert = expert_for(asking, as_judged)) {
      drafts.push_back(assigned(asking, *expert, request.reason));
    }
  }
  if (drafts.empty()) {
    throw asking.misuse("cases.triage_nothing").hint(asking.say("cases.hint.triage"));
  }
  return drafts;
}

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Assign& request) {
  const Asking asking(terms, acting, state);
  asking.while_open();
  return give(asking, request);
}

}  // namespace svcdesk::cases
