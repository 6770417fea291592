// What a promise grants: counted seconds, or a date.
#pragma once

#include <optional>
#include <string_view>

#include "svcdesk/contract/terms.hpp"

namespace svcdesk::obligations::detail {

// The deadline as a rule: `limit` counted seconds, or a moment that nothing moves (ruling 13).
struct Grant {
  Seconds limit{0};
  std::optional<Instant> date;
  bool operator==(const Grant&) const = default;
};

// Where counting begins. A date used as a moment stands for its 24:00 and is itself the day of the
// start (ruling 10).
struct Start {
  Instant at;
  std::optional<Date> date;
};

// What `within` grants under that level from that start; nothing for a level that it lacks (ruling
// 2), or when the calendar has no hours left for it (ruling 14).
std::optional<Grant> grant(const contract::Terms& terms, const contract::Obligation& obligation,
                           const Start& start, std::string_view level);

// A length from an instant on as counted seconds of the calendar: working days end at the close of
// the Nth (ruling 9), months at the same wall time.
Seconds counted(const time::Calendar& calendar, Instant from, time::Duration length);

// The same back from an instant.
Seconds counted_back(const time::Calendar& calendar, Instant to, time::Duration length);

}  // namespace svcdesk::obligations::detail
