#include "svcdesk/contract/rota.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

namespace svcdesk::contract {
namespace {

using std::chrono::days;
using std::chrono::seconds;

// The moment at which turn number `k` of a rotating rota begins.
Instant turn_start(const Rota& rota, std::int64_t k, const time::Zone& zone) {
  return zone.instant(LocalSeconds(*rota.first + days{k * rota.days}) +
                      seconds{rota.handover.open});
}

bool rotates(const Rota& rota) {
  return rota.first.has_value() && !rota.people.empty() && rota.days > 0;
}

// The turn that runs at that moment; below 0 before the first one begins.
std::int64_t turn_at(const Rota& rota, Instant now, const time::Zone& zone) {
  const auto wall = zone.local(now) - seconds{rota.handover.open};
  const auto passed = std::chrono::floor<days>(wall - LocalSeconds(*rota.first)).count();
  std::int64_t k = passed / rota.days - (passed % rota.days < 0 ? 1 : 0);
  // The wall reading lies near the moment, not at it, where the zone changes.
  while (turn_start(rota, k + 1, zone) <= now) ++k;
  while (turn_start(rota, k, zone) > now) --k;
  return k;
}

bool runs(const Turn& turn, Instant now, const time::Zone& zone) {
  return zone.instant(turn.from) <= now && now < zone.instant(turn.to);
}

void add_on_duty(const Rota& rota, Instant now, const time::Zone& zone,
                 std::set<std::string_view>& found) {
  bool fixed = false;
  for (const Turn& turn : rota.turns) {
    if (!runs(turn, now, zone)) continue;
    found.insert(turn.person);
    fixed = true;
  }
  if (fixed || !rotates(rota)) return;
  const std::int64_t k = turn_at(rota, now, zone);
  if (k < 0) return;
  found.insert(rota.people[static_cast<std::size_t>(k) % rota.people.size()]);
}

// Every moment of [from, to) at which the duty may change hands from somebody to nobody or back.
std::set<Instant> edges(const Contract& contract, std::string_view role, Instant from, Instant to,
                        const time::Zone& zone) {
  std::set<Instant> found{from};
  const auto add = [&](Instant edge) {
    if (from < edge && edge < to) found.insert(edge);
  };
  for (const Rota& rota : contract.rotas) {
    if (rota.role != role) continue;
    if (rotates(rota)) add(turn_start(rota, 0, zone));
    for (const Turn& turn : rota.turns) {
      add(zone.instant(turn.from));
      add(zone.instant(turn.to));
    }
  }
  return found;
}

}  // namespace

std::vector<const Person*> on_duty(const Contract& contract, std::string_view role, Instant now,
                                   const time::Zone& zone) {
  std::set<std::string_view> ids;
  bool has_rota = false;
  for (const Rota& rota : contract.rotas) {
    if (rota.role != role) continue;
    has_rota = true;
    add_on_duty(rota, now, zone, ids);
  }
  if (!has_rota) return contract.holders(role);
  std::vector<const Person*> found;
  for (const Person& person : contract.people) {
    if (ids.count(person.id) > 0) found.push_back(&person);
  }
  return found;
}

std::vector<Span> unheld(const Contract& contract, std::string_view role, Instant from, Instant to,
                         const time::Zone& zone) {
  std::vector<Span> gaps;
  const bool has_rota = std::any_of(contract.rotas.begin(), contract.rotas.end(),
                                    [&](const Rota& rota) { return rota.role == role; });
  if (!has_rota || from >= to) return gaps;
  const std::set<Instant> all = edges(contract, role, from, to, zone);
  for (auto edge = all.begin(); edge != all.end(); ++edge) {
    if (!on_duty(contract, role, *edge, zone).empty()) continue;
    const Instant end = std::next(edge) == all.end() ? to : *std::next(edge);
    if (!gaps.empty() && gaps.back().to == *edge) {
      gaps.back().to = end;
    } else {
      gaps.push_back({*edge, end});
    }
  }
  return gaps;
}

}  // namespace svcdesk::contract
