// Counting along what an occurrence has lived through, and on from there if nothing else happens.
#pragma once

#include <cstdint>
#include <optional>

#include "svcdesk/obligations/clock.hpp"

namespace svcdesk::obligations::detail {

class Timeline {
 public:
  Timeline(const time::Calendar& calendar, const Occurrence& occurrence)
      : calendar_(calendar), occurrence_(occurrence) {}

  // The earliest instant with that much counted since `from`; nothing where it does not get there.
  // Zero is `from` itself.
  std::optional<Instant> on(Instant from, Seconds length) const;

  // What is counted in [from, to); 0 where to < from.
  Seconds counted(Instant from, Instant to) const;

  // Plainly on the calendar, whatever stands still; nothing when it runs out of hours (ruling 14).
  std::optional<Instant> plainly(Instant from, Seconds length) const;

  // Whether the clock runs, so that what lies ahead has a time.
  bool runs() const { return occurrence_.phase == Phase::running; }

 private:
  Instant end() const;  // of what is known

  const time::Calendar& calendar_;
  const Occurrence& occurrence_;
};

}  // namespace svcdesk::obligations::detail
