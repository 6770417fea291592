#include "svcdesk/notices/quiet.hpp"

#include <algorithm>

namespace svcdesk::notices {
namespace {

bool concerns(const contract::QuietHours& quiet, std::string_view channel) {
  return quiet.channels.empty() ||
         std::find(quiet.channels.begin(), quiet.channels.end(), channel) != quiet.channels.end();
}

}  // namespace

time::Zone zone_of(const contract::Terms& terms, const contract::Person& person) {
  return person.zone.empty() ? terms.zone() : time::Zone::load(person.zone);
}

std::optional<Instant> quiet_until(const contract::Terms& terms, const contract::Person& person,
                                   std::string_view channel, Instant now) {
  if (!person.quiet || !concerns(*person.quiet, channel)) return std::nullopt;
  const time::Zone zone = zone_of(terms, person);
  const LocalSeconds reading = zone.local(now);
  const Date today = std::chrono::floor<std::chrono::days>(reading);
  // Hours that began yesterday may reach into today.
  for (const Date date : {today - std::chrono::days{1}, today}) {
    const LocalSeconds from = date + Seconds{person.quiet->hours.open};
    const LocalSeconds to = date + Seconds{person.quiet->hours.close};
    if (reading < from || reading >= to) continue;
    const Instant end = zone.instant(to);
    // In the second passing of a repeated hour the first moment with that reading is over already.
    return end > now ? end : now + (to - reading);
  }
  return std::nullopt;
}

}  // namespace svcdesk::notices
