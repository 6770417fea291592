// The grammar of durations.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "svcdesk/time/duration.hpp"

namespace svcdesk::time::detail {

// A unit as people write it, and its letters.
using UnitWord = std::pair<std::string_view, std::string_view>;

// "m", "bd".
std::string_view suffix(Unit unit);

// Exactly the grammar of parse_duration; nothing for anything else.
std::optional<Duration> read_duration(std::string_view text);

// Any sum of s m h d w, days mixed with hours too, for distances of calendar time.
std::optional<Seconds> read_length(std::string_view text);

// What was probably meant: "3O m", "15 min", "1.5h", "3 个工作日", "1d 12h"; nothing when unclear.
std::optional<Duration> likely_duration(std::string_view text);

}  // namespace svcdesk::time::detail
