// Random calendars: breaks, nights, holidays, make-up days, special hours.
#pragma once

#include <random>
#include <string>

#include "svcdesk/time/calendar.hpp"
#include "wall_tape.hpp"

namespace property {

using Random = std::mt19937_64;

// From first to last, both included.
std::int64_t draw(Random& random, std::int64_t first, std::int64_t last);

// Hours lie on multiples of `grain` seconds.
svcdesk::time::CalendarRules random_rules(Random& random, const WallTape& tape, std::int32_t grain);

// The rules in a form that shows a failure.
std::string describe(const svcdesk::time::CalendarRules& rules);

}  // namespace property
