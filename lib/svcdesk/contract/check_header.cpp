#include <algorithm>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/time/text.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::contract {
namespace {

void check_zone(const Checking& c, const std::string& path, const std::string& zone) {
  if (zone.empty() || !c.places.has(path)) return;
  try {
    time::Zone::load(zone);
  } catch (const Error& error) {
    for (const Message& hint : error.hints()) {
      if (hint.id != "time.hint.did_you_mean") continue;
      return c.error(path, {"contract.unknown.zone.near",
                            {{"name", zone}, {"near", hint.args.front().second}}});
    }
    c.error(path, {"contract.unknown.zone", {{"name", zone}}});
  }
}

void check_zones(const Checking& c) {
  check_zone(c, "contract/timezone", c.contract.zone);
  for (const auto& calendar : c.contract.calendars) {
    check_zone(c, path_of("calendars", calendar.name, "timezone"), calendar.zone);
  }
  for (const Person& person : c.contract.people) {
    check_zone(c, path_of("people", person.id, "timezone"), person.zone);
  }
  for (const Site& site : c.contract.sites) {
    check_zone(c, path_of("sites", site.code, "timezone"), site.zone);
  }
}

void check_term(const Checking& c) {
  const Contract& contract = c.contract;
  if (!contract.starts || !contract.ends) return;
  if (*contract.ends < *contract.starts) {
    c.error("contract/ends", {"contract.ends_before_starts",
                              {{"starts", time::to_string(*contract.starts)},
                               {"ends", time::to_string(*contract.ends)}}});
  } else if (contract.signed_on && *contract.signed_on > *contract.ends) {
    c.error("contract/signed", {"contract.signed_after_end",
                                {{"signed", time::to_string(*contract.signed_on)},
                                 {"ends", time::to_string(*contract.ends)}}});
  }
}

void check_fallback(const Checking& c) {
  const Contract& contract = c.contract;
  c.known("contract/fallback", "role", contract.fallback, c.role_codes());
  for (std::size_t i = 0; i < contract.fallback.size(); ++i) {
    const std::string& role = contract.fallback[i];
    if (!contract.role(role) || !contract.holders(role).empty()) continue;
    c.error(path_of("contract/fallback", i), {"contract.role_unheld", {{"role", role}}});
  }
  const bool tells = std::any_of(contract.obligations.begin(), contract.obligations.end(),
                                 [](const Obligation& one) { return !one.steps.empty(); });
  if (tells && contract.fallback.empty()) c.warning("contract", {"contract.no_fallback", {}});
}

}  // namespace

void check_header(const Checking& c) {
  check_zones(c);
  check_term(c);
  if (c.places.has("contract/default-level")) {
    c.known("contract/default-level", "level", c.contract.default_level, c.level_codes());
  }
  if (c.whole == Checking::Whole::yes) check_fallback(c);
}

}  // namespace svcdesk::contract
