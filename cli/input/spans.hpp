// Stretches of time as they are typed: "T..T".
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::cli {

// Reads each "T..T" ("T.." has no end yet: svcdesk::never) with `read`. Throws Error(usage) where
// the end lies before the start.
std::vector<Span> parse_spans(const std::vector<std::string>& texts,
                              const std::function<Instant(const std::string&)>& read);

// Sorted, overlapping and touching ones joined, empty ones gone, cut to [from, to): pauses are a
// union (ruling 13).
std::vector<Span> merged(std::vector<Span> spans, Instant from, Instant to);

}  // namespace svcdesk::cli
