// The calendar's days behind a counted stretch, for explanations (CASE-11).
#pragma once

#include <string>
#include <vector>

#include "svcdesk/obligations/explain.hpp"

namespace svcdesk::obligations::detail {

// One line a day that counted, with its hours and what they come to, and one for each day off that
// the week alone would have opened. A long row of days is cut in the middle, and says so.
std::vector<Reason> days(const time::Calendar& calendar, Span stretch);

// "7h 30m", "45s", "0s": a length in the contract's own notation.
std::string length_text(Seconds length);

}  // namespace svcdesk::obligations::detail
