#include "wall_tape.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace property {
namespace {

// Howard Hinnant's days_from_civil is what our library leans on through <chrono>; this counts the
// leap days in another way.
std::int64_t days_since_1970(int year, int month, int day) {
  static constexpr int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  const auto leaps = [](std::int64_t y) { return y / 4 - y / 100 + y / 400; };
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const std::int64_t past = std::int64_t{365} * (year - 1970) + leaps(year - 1) - leaps(1969);
  return past + before[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
}

std::int64_t wall_reading(std::time_t instant) {
  std::tm tm{};
  localtime_r(&instant, &tm);
  return days_since_1970(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) * 86400 +
         std::int64_t{tm.tm_hour} * 3600 + std::int64_t{tm.tm_min} * 60 + tm.tm_sec;
}

}  // namespace

WallTape::WallTape(std::string zone, svcdesk::Instant from, std::chrono::days length,
                   svcdesk::Seconds step)
    : zone_(std::move(zone)),
      from_(from),
      step_(step),
      wall_(static_cast<std::size_t>(svcdesk::Seconds{length} / step)) {
  read();
}

void WallTape::read() {
  ::setenv("TZ", (":" + zone_).c_str(), 1);
  ::tzset();
  std::time_t instant = from_.time_since_epoch().count();
  for (auto& reading : wall_) {
    reading = wall_reading(instant);
    instant += step_.count();
  }
  for (std::size_t i = 1; i < wall_.size(); ++i) {
    if (wall_[i] - wall_[i - 1] != step_.count()) jumps_.push_back(i);
  }
  const auto [first, last] = std::ranges::minmax(wall_);
  first_day_ = first / 86400;
  shown_.assign(static_cast<std::size_t>(last / 86400 - first_day_ + 1), false);
  for (const auto reading : wall_) {
    shown_[static_cast<std::size_t>(reading / 86400 - first_day_)] = true;
  }
}

bool WallTape::shown(std::int64_t day) const {
  const std::int64_t index = day - first_day_;
  return index >= 0 && index < days_shown() && shown_[static_cast<std::size_t>(index)];
}

}  // namespace property
