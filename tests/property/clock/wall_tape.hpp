// What the wall clock of a zone showed, read from the C library at every step of absolute time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace property {

class WallTape {
 public:
  WallTape(std::string zone, svcdesk::Instant from, std::chrono::days length,
           svcdesk::Seconds step);

  const std::string& zone() const { return zone_; }
  svcdesk::Instant from() const { return from_; }
  svcdesk::Instant to() const { return from_ + step_ * static_cast<std::int64_t>(wall_.size()); }
  svcdesk::Seconds step() const { return step_; }
  // Wall seconds since 1970-01-01 00:00 on that clock, step by step.
  const std::vector<std::int64_t>& wall() const { return wall_; }
  // Whether the clock ever showed that date (days since 1970-01-01).
  bool shown(std::int64_t day) const;
  // The steps at which the reading does not simply go on.
  const std::vector<std::size_t>& jumps() const { return jumps_; }
  std::int64_t first_day() const { return first_day_; }
  std::int64_t days_shown() const { return static_cast<std::int64_t>(shown_.size()); }

 private:
  void read();

  std::string zone_;
  svcdesk::Instant from_;
  svcdesk::Seconds step_;
  std::vector<std::int64_t> wall_;
  std::vector<std::size_t> jumps_;
  std::int64_t first_day_ = 0;
  std::vector<bool> shown_;
};

}  // namespace property
