#include "svcdesk/time/zone.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <cstdlib>
#include <fstream>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/detail/zone_names.hpp"

namespace svcdesk::time {
namespace {

const cctz::civil_second epoch{1970, 1, 1};

cctz::civil_second civil(LocalSeconds reading) {
  return epoch + reading.time_since_epoch().count();
}

LocalSeconds reading(cctz::civil_second civil_time) {
  return LocalSeconds{Seconds{civil_time - epoch}};
}

// The Gregorian calendar repeats after so many seconds; the zone library's tables end 400 years
// after the last rule of the zone, and its lookups go on by this cycle.
constexpr Seconds cycle{146097LL * 86400};

// The next entry of the zone's table, which may change nothing but an abbreviation.
std::optional<Instant> next_entry(const cctz::time_zone& zone, Instant instant) {
  for (Seconds shift{0}; shift == Seconds{0} || instant - shift > Instant{}; shift += cycle) {
    const Instant base = instant - shift;
    cctz::time_zone::civil_transition found;
    if (!zone.next_transition(base, &found)) continue;
    const Seconds before{zone.lookup(base).offset};
    return Instant{reading(found.from).time_since_epoch()} - before + shift;
  }
  return std::nullopt;
}

}  // namespace

struct Zone::Rules {
  std::string name;
  cctz::time_zone zone;
};

Zone::Zone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

Zone Zone::load(std::string_view name) {
  Rules rules{std::string(name), {}};
  // The zone library would also take paths, "localtime" and names of its own, and gives UTC for
  // whatever it cannot read.
  if (!detail::is_zone_name(name) || !cctz::load_time_zone(rules.name, &rules.zone)) {
    throw detail::unknown_zone(name);
  }
  return Zone(std::make_shared<const Rules>(std::move(rules)));
}

Zone Zone::utc() {
  return Zone(std::make_shared<const Rules>(Rules{"UTC", cctz::utc_time_zone()}));
}

const std::string& Zone::name() const { return rules_->name; }

LocalSeconds Zone::local(Instant instant) const {
  return LocalSeconds{(instant + offset(instant)).time_since_epoch()};
}

Date Zone::date(Instant instant) const {
  return std::chrono::floor<std::chrono::days>(local(instant));
}

Seconds Zone::offset(Instant instant) const { return Seconds{rules_->zone.lookup(instant).offset}; }

Instant Zone::instant(LocalSeconds wall) const { return cctz::convert(civil(wall), rules_->zone); }

std::optional<Instant> Zone::next_change(Instant instant) const {
  auto change = next_entry(rules_->zone, instant);
  while (change && offset(*change) == offset(*change - Seconds{1})) {
    change = next_entry(rules_->zone, *change);
  }
  return change;
}

bool Zone::exists(Date day) const {
  const auto found = rules_->zone.lookup(civil(day));
  return found.kind != cctz::time_zone::civil_lookup::SKIPPED || date(found.trans) == day;
}

std::string Zone::data_version() {
  const char* folder = std::getenv("TZDIR");  // the zone library reads its files there
  std::ifstream file(std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") +
                     "/tzdata.zi");
  std::string line;
  std::getline(file, line);
  constexpr std::string_view mark = "# version ";
  return line.starts_with(mark) ? line.substr(mark.size()) : std::string();
}

}  // namespace svcdesk::time
