// A calendar counted the slow way: every step of a tape looked at once, open or not.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "svcdesk/time/calendar.hpp"
#include "wall_tape.hpp"

namespace property {

class BruteClock {
 public:
  BruteClock(const WallTape& tape, const svcdesk::time::CalendarRules& rules);

  // Open seconds in [from, to).
  svcdesk::Seconds between(svcdesk::Instant from, svcdesk::Instant to) const;
  // The earliest instant with that many open seconds since the start; nothing beyond the tape.
  std::optional<svcdesk::Instant> add(svcdesk::Instant start, svcdesk::Seconds length) const;
  // Open seconds that belong to the date, and the end of the last of them.
  svcdesk::Seconds counted_on(std::int64_t day) const;
  std::optional<svcdesk::Instant> close_of_working_day(std::int64_t after, std::int64_t n) const;
  // Steps at which open turns to closed or back.
  const std::vector<std::size_t>& edges() const { return edges_; }

 private:
  struct WorkingDay {
    svcdesk::Seconds open{0};
    svcdesk::Instant close;
  };

  std::int64_t count_before(svcdesk::Instant instant) const;

  const WallTape& tape_;
  std::vector<std::int32_t> open_before_;  // open steps before each step
  std::map<std::int64_t, WorkingDay> days_;
  std::vector<std::size_t> edges_;
};

}  // namespace property
