// Civil periods (ruling 11): calendar months, quarters and years with their keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::time {

enum class Recurrence { month, quarter, half_year, year };

// "month", "quarter", "half-year", "year"; nothing for another word.
std::optional<Recurrence> parse_recurrence(std::string_view word);
std::string_view to_string(Recurrence recurrence);

// One period: [first, last], both dates included. Key "2026-01", "2026-Q1", "2026-H1", "2026".
struct Period {
  std::string key;
  Date first;
  Date last;
  bool operator==(const Period&) const = default;
};

// The period that holds the date.
Period period_of(Date date, Recurrence recurrence);
// The one after it.
Period next(const Period& period, Recurrence recurrence);
// By its key, for example "2026-10". Throws Error(usage).
Period parse_period(std::string_view key);

}  // namespace svcdesk::time
