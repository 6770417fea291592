#include "svcdesk/cases/assignment.hpp"

#include <algorithm>
#include <tuple>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/asking.hpp"
#include "svcdesk/cases/payload.hpp"
#include "svcdesk/contract/rota.hpp"

namespace svcdesk::cases {
namespace {

using contract::Contract;
using contract::Critical;
using contract::Person;
using People = std::vector<const Person*>;

// Roles in the order in which they are asked, and what asks for them.
struct Asked {
  std::string_view roles;
  Message why;
};

Asked roles_for(const Contract& contract, const Case& state) {
  if (criticality(contract, state) == Critical::yes) {
    const std::string& level = state.level.empty() ? contract.default_level : state.level;
    return {"expert second-line-engineer technical-lead hotline-engineer",
            {"cases.proposed.critical", {{"level", level}}}};
  }
  if (state.escalated_technically) {
    return {"second-line-engineer expert technical-lead", {"cases.proposed.escalated", {}}};
  }
  if (state.path == Path::on_site) {
    return {"field-engineer resident-engineer hotline-engineer", {"cases.proposed.on_site", {}}};
  }
  const Message by_kind{"cases.proposed.kind", {{"kind", state.kind}}};
  if (state.kind == "consultation") {
    return {"technical-adviser hotline-engineer technical-lead", by_kind};
  }
  if (state.kind != "fault")
    return {"technical-lead second-line-engineer hotline-engineer", by_kind};
  return {"hotline-engineer technical-lead second-line-engineer",
          {"cases.proposed.first_line", {}}};
}

// What is known of somebody who might own the case.
struct Candidate {
  const Person* person = nullptr;
  bool qualified = false;  // for the role
  bool sendable = false;   // alone (ORG-5)
  bool knows = false;      // the product, or the kind
  bool belongs = false;    // to the site
  bool resides = false;

  auto rank() const { return std::tuple(!qualified, !sendable, !knows, !belongs, !resides); }
};

bool knows(const Person& person, const Case& state) {
  return std::any_of(person.skills.begin(), person.skills.end(), [&](const std::string& skill) {
    const std::string folded = fold_case(skill);
    if (folded.empty()) return false;
    return fold_case(state.product).find(folded) != std::string::npos ||
           folded == fold_case(state.kind);
  });
}

bool qualified(const Person& person, const contract::Role* role, Date date) {
  return role == nullptr ||
         std::all_of(role->needs.begin(), role->needs.end(), [&](const std::string& need) {
           const contract::Certificate* held = contract::certificate_for(person, need);
           return held != nullptr && (!held->expires || *held->expires >= date);
         });
}

Candidate candidate(const Person& person, const contract::Role* role, const Case& state,
                    Date date) {
  Candidate out;
  out.person = &person;
  out.qualified = qualified(person, role, date);
  out.sendable = state.path != Path::on_site || person.assessed == contract::Assessed::yes;
  out.knows = knows(person, state);
  out.belongs = !state.site.empty() && contains(person.sites, state.site);
  out.resides = contains(person.roles, "resident-engineer");
  return out;
}

// What put the first before the others.
void explain(const Candidate& first, const std::string& role, const Case& state, Proposal& out) {
  const auto add = [&out](std::string_view id,
                          std::vector<std::pair<std::string, std::string>> args) {
    out.why.push_back({std::string(id), std::move(args)});
  };
  if (!first.qualified) add("cases.proposed.unqualified", {{"role", role}});
  if (!first.sendable) add("cases.proposed.not_alone", {});
  if (first.knows) {
    const std::string& what = state.product.empty() ? state.kind : state.product;
    add("cases.proposed.knows", {{"what", what}});
  }
  if (first.belongs) add("cases.proposed.site", {{"site", state.site}});
  if (first.resides) add("cases.proposed.resident", {});
  if (out.others.empty()) return add("cases.proposed.only", {});
  if (!first.knows && !first.belongs && !first.resides) add("cases.proposed.order", {});
}

bool has_rota(const Contract& contract, std::string_view role) {
  return std::any_of(contract.rotas.begin(), contract.rotas.end(),
                     [&](const auto& rota) { return rota.role == role; });
}

// Those who can be asked for the role; a gap in the rota leaves the case with somebody of the role
// rather than with nobody.
People people_for(const contract::Terms& terms, const std::string& role, Instant at,
                  Proposal& out) {
  const Contract& contract = terms.contract();
  const auto ours = [&](People people) {
    std::erase_if(people, [&](const Person* one) { return is_customer(contract, *one); });
    return people;
  };
  People people = ours(contract::on_duty(contract, role, at, terms.zone()));
  const bool on_duty = !people.empty();
  if (!on_duty) people = ours(contract.holders(role));
  if (people.empty()) {
    out.why.push_back({"cases.proposed.nobody", {{"role", role}}});
  } else if (has_rota(contract, role)) {
    out.why.push_back(
        {on_duty ? "cases.proposed.on_duty" : "cases.proposed.rota_gap", {{"role", role}}});
  }
  return people;
}

}  // namespace

Critical criticality(const Contract& contract, const Case& state) {
  const contract::Level* level =
      contract.level(state.level.empty() ? contract.default_level : state.level);
  return level == nullptr ? Critical::no : level->critical;
}

Proposal propose(const contract::Terms& terms, const Case& state, Instant at) {
  const Contract& contract = terms.contract();
  Proposal out;
  if (const auto* kind = contract.case_kind(state.kind)) out.participants = kind->participants;
  const Asked asked = roles_for(contract, state);
  out.why.push_back(asked.why);
  for (const std::string& role : split_words(asked.roles)) {
    std::vector<Candidate> candidates;
    for (const Person* person : people_for(terms, role, at, out)) {
      candidates.push_back(candidate(*person, contract.role(role), state, terms.zone().date(at)));
    }
    if (candidates.empty()) continue;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
    out.owner = candidates.front().person->id;
    out.role = role;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
      out.others.push_back(candidates[i].person->id);
    }
    explain(candidates.front(), role, state, out);
    return out;
  }
  return out;
}

}  // namespace svcdesk::cases
