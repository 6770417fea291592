// Durations as contracts write them (CAL-2, ruling 1): "15m", "24h", "3d", "2w", "3bd", "1mo",
// "1y".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "svcdesk/base/language.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::time {

enum class Unit { second, minute, hour, day, week, working_day, month, year };

struct Duration {
  std::int64_t count = 0;
  Unit unit = Unit::second;

  // s m h d w: counted seconds on a calendar. (d and w: only meaningful on a 24x7 calendar.)
  bool is_counted() const;
  // bd: the close of the Nth working day (clock rule 4).
  bool is_working_days() const;
  // mo, y: civil, stepping by dates.
  bool is_civil() const;
  // Only for counted durations: their seconds.
  Seconds seconds() const;

  bool operator==(const Duration&) const = default;
};

// "90s", "15m", "1h 30m" and "1h30m" (one counted sum), "3d", "2w", "3bd", "1mo", "2y". Throws
// Error(invalid) for anything else, a sum of unlike kinds, or more than 100 years; the error's hint
// offers the likely spelling ("3O m" -> "30m").
Duration parse_duration(std::string_view text);

// The shortest form that reads back equal: "15m", "3bd".
std::string to_string(Duration duration);

// A length of real time for people: "18 min", "3 d 4 h" / "18 分钟", "3 天 4 小时"; at most two
// units.
std::string for_people(Seconds length, Language language);

// date + n months: same day number, else the month's last day (ruling 1).
Date add_months(Date date, std::int64_t months);

}  // namespace svcdesk::time
