#include <algorithm>
#include <set>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/rota.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::contract {
namespace {

void check_rota_names(const Checking& c, const Rota& rota, const std::string& path) {
  c.known(path_of(path, "role"), "role", rota.role, c.role_codes());
  c.known(path_of(path, "people"), "person", rota.people, c.people_ids());
  for (std::size_t i = 0; i < rota.turns.size(); ++i) {
    c.known(path_of(path, "turns", i, "person"), "person", rota.turns[i].person, c.people_ids());
  }
}

void check_holds(const Checking& c, const Rota& rota, const std::string& path,
                 const std::string& id) {
  const Person* person = c.contract.person(id);
  if (!person || !c.contract.role(rota.role)) return;
  if (std::find(person->roles.begin(), person->roles.end(), rota.role) != person->roles.end()) {
    return;
  }
  c.error(path, {"contract.rota_without_role", {{"person", id}, {"role", rota.role}}});
}

void check_gaps(const Checking& c, const std::string& path, const std::string& role) {
  const Contract& contract = c.contract;
  if (!contract.starts || !contract.ends || *contract.ends < *contract.starts) return;
  try {
    const time::Zone zone = time::Zone::load(contract.zone);
    const Instant from = zone.instant(LocalSeconds(*contract.starts));
    const Instant to = zone.instant(LocalSeconds(*contract.ends + std::chrono::days{1}));
    const std::vector<Span> gaps = unheld(contract, role, from, to, zone);
    if (gaps.empty()) return;
    c.warning(path, {"contract.rota_gap",
                     {{"role", role},
                      {"from", time::with_offset(gaps.front().from, zone)},
                      {"to", time::with_offset(gaps.front().to, zone)},
                      {"more", std::to_string(gaps.size() - 1)}}});
  } catch (const Error&) {
    // The zone is unknown, and reported where it stands.
  }
}

}  // namespace

void check_rotas(const Checking& c) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < c.contract.rotas.size(); ++i) {
    const Rota& rota = c.contract.rotas[i];
    const std::string path = path_of("rota", i);
    check_rota_names(c, rota, path);
    for (std::size_t k = 0; k < rota.people.size(); ++k) {
      check_holds(c, rota, path_of(path, "people", k), rota.people[k]);
    }
    for (std::size_t k = 0; k < rota.turns.size(); ++k) {
      check_holds(c, rota, path_of(path, "turns", k, "person"), rota.turns[k].person);
    }
    const bool known = c.contract.role(rota.role) != nullptr;
    if (known && seen.insert(rota.role).second) check_gaps(c, path, rota.role);
  }
}

}  // namespace svcdesk::contract
