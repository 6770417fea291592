#include "svcdesk/cases/assignment.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/cases/payload.hpp"
#include "svcdesk/cases/powers.hpp"
#include "svcdesk/contract/rota.hpp"

namespace svcdesk::cases {
namespace {

using contract::Critical;
using contract::Person;

// Roles in the order in which they are asked, by how far the case has come and what it is.
std::string_view roles_for(Critical critical, const Case& state) {
  if (critical == Critical::yes)
    return "expert second-line-engineer technical-lead hotline-engineer";
  if (state.escalated_technically) return "second-line-engineer expert technical-lead";
  if (state.path == Path::on_site) return "field-engineer resident-engineer hotline-engineer";
  if (state.kind == "consultation") return "technical-adviser hotline-engineer technical-lead";
  if (state.kind != "fault") return "technical-lead second-line-engineer hotline-engineer";
  return "hotline-engineer technical-lead second-line-engineer";
}

bool knows(const Person& person, const Case& state) {
  return std::any_of(person.skills.begin(), person.skills.end(), [&](const std::string& skill) {
    const std::string folded = fold_case(skill);
    if (folded.empty()) return false;
    return fold_case(state.product).find(folded) != std::string::npos ||
           folded == fold_case(state.kind);
  });
}

bool belongs(const Person& person, const Case& state) {
  return !state.site.empty() &&
         std::find(person.sites.begin(), person.sites.end(), state.site) != person.sites.end();
}

bool resides(const Person& person) {
  return std::find(person.roles.begin(), person.roles.end(), "resident-engineer") !=
         person.roles.end();
}

auto rank(const Person* person, const Case& state) {
  return std::tuple(!knows(*person, state), !belongs(*person, state), !resides(*person));
}

}  // namespace

Critical criticality(const contract::Contract& contract, const Case& state) {
  const contract::Level* level =
      contract.level(state.level.empty() ? contract.default_level : state.level);
  return level == nullptr ? Critical::no : level->critical;
}

std::string propose_owner(const contract::Terms& terms, const Case& state, Instant at) {
  const contract::Contract& contract = terms.contract();
  for (const std::string& role : split_words(roles_for(criticality(contract, state), state))) {
    auto people = contract::on_duty(contract, role, at, terms.zone());
    // A gap in the rota leaves the case with somebody of the role rather than with nobody.
    if (people.empty()) people = contract.holders(role);
    std::erase_if(people, [&](const Person* one) { return is_customer(contract, *one); });
    if (people.empty()) continue;
    return (*std::min_element(
                people.begin(), people.end(),
                [&](const Person* a, const Person* b) { return rank(a, state) < rank(b, state); }))
        ->id;
  }
  return {};
}

}  // namespace svcdesk::cases
