#include <algorithm>
#include <map>
#include <set>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/words.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::contract {
namespace {

void check_need(const Checking& c, const Person& person, const Role& role,
                const std::string& need) {
  const std::string path = path_of("people", person.id, "roles");
  const Certificate* held = certificate_for(person, need);
  if (!held) {
    return c.error(path, {"contract.unqualified",
                          {{"person", person.id}, {"role", role.code}, {"need", need}}});
  }
  if (!held->expires) return;
  const std::string date = time::to_string(*held->expires);
  const auto& term = c.contract;
  if (term.starts && *held->expires < *term.starts) {
    c.error(path_of("people", person.id, "certificates"),
            {"contract.certificate_expired",
             {{"person", person.id}, {"role", role.code}, {"need", need}, {"date", date}}});
  }
}

void check_person(const Checking& c, const Person& person) {
  const std::string path = path_of("people", person.id);
  c.known(path_of(path, "roles"), "role", person.roles, c.role_codes());
  c.known(path_of(path, "sites"), "site", person.sites, c.site_codes());
  if (person.quiet) {
    c.known(path_of(path, "quiet", "channels"), "channel", person.quiet->channels,
            c.contract.channels);
  }
  std::set<std::string> seen;
  for (const std::string& code : person.roles) {
    if (!seen.insert(code).second) {
      c.warning(path_of(path, "roles"), {"contract.role_twice", {{"role", code}}});
      continue;
    }
    const Role* role = c.contract.role(code);
    if (!role) continue;
    for (const std::string& need : role->needs) check_need(c, person, *role, need);
  }
}

// Powers that one hand must not hold both of.
void check_separation(const Checking& c) {
  for (const auto& [power, others] : c.contract.separation) {
    const std::string path = path_of("separation", power);
    c.known(path, "power", power, c.powers());
    c.known(path, "power", others, c.powers());
    for (const Person& person : c.contract.people) {
      if (!c.contract.may(person, power)) continue;
      for (const std::string& other : others) {
        if (!c.contract.may(person, other)) continue;
        c.error(
            path_of("people", person.id, "roles"),
            {"contract.not_separate", {{"person", person.id}, {"power", power}, {"other", other}}});
      }
    }
  }
}

bool is_told(const Contract& contract, const std::string& role) {
  const auto names = [&](const std::vector<std::string>& all) {
    return std::find(all.begin(), all.end(), role) != all.end();
  };
  const auto step = [&](const Step& one) { return names(one.to); };
  return names(contract.fallback) ||
         std::any_of(contract.case_kinds.begin(), contract.case_kinds.end(),
                     [&](const CaseKindTerms& kind) { return names(kind.participants); }) ||
         std::any_of(
             contract.obligations.begin(), contract.obligations.end(), [&](const Obligation& one) {
               return one.owner == role || std::any_of(one.steps.begin(), one.steps.end(), step);
             });
}

}  // namespace

void check_people(const Checking& c) {
  for (const Person& person : c.contract.people) check_person(c, person);
  std::map<std::string, std::string> seen;
  for (const Person& person : c.contract.people) {
    const auto [other, first] = seen.emplace(person.name, person.id);
    if (first || person.name.empty()) continue;
    c.warning(path_of("people", person.id, "name"),
              {"contract.name_twice", {{"name", person.name}, {"other", other->second}}});
  }
}

void check_roles(const Checking& c) {
  for (const Role& role : c.contract.roles) {
    // Where a step or list names it, the mistake is reported there.
    if (!c.contract.holders(role.code).empty() || is_told(c.contract, role.code)) continue;
    c.warning(path_of("roles", role.code), {"contract.role_unheld", {{"role", role.code}}});
  }
  check_separation(c);
}

}  // namespace svcdesk::contract
