// An IANA time zone. The only door to the zone library (cctz).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::time {

class Zone {
 public:
  // "Asia/Shanghai", "UTC". Throws Error(invalid) for a name that the system's tzdata lacks.
  static Zone load(std::string_view name);
  static Zone utc();

  const std::string& name() const;
  // The reading of a wall clock in this zone at that moment.
  LocalSeconds local(Instant instant) const;
  Date date(Instant instant) const;
  // East of UTC, at that moment.
  Seconds offset(Instant instant) const;
  // The first moment with that reading; where the reading is skipped (spring gap, skipped date),
  // the moment at which the gap ends.
  Instant instant(LocalSeconds reading) const;
  // The next moment after `instant` at which the offset changes, if any.
  std::optional<Instant> next_change(Instant instant) const;
  // Whether any moment reads as that date (Pacific/Apia had no 2011-12-30).
  bool exists(Date date) const;
  // The tzdata in use, for example "2025b"; empty where the system does not tell.
  static std::string data_version();

 private:
  struct Rules;
  explicit Zone(std::shared_ptr<const Rules> rules);
  std::shared_ptr<const Rules> rules_;
};

}  // namespace svcdesk::time
