// The units of time that every room speaks.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>

namespace svcdesk {

using Seconds = std::chrono::seconds;
// Real time: whole UTC seconds (clock rule 1). Never a wall reading.
using Instant = std::chrono::sys_seconds;
// A wall reading in some zone: not a moment until a zone says so.
using LocalSeconds = std::chrono::local_seconds;
// A civil date.
using Date = std::chrono::local_days;

// A stretch of real time, [from, to).
struct Span {
  Instant from;
  Instant to;
  bool operator==(const Span&) const = default;
};

// Later than every instant that a contract can name.
inline constexpr Instant never{Seconds{253402300800}};  // 10000-01-01T00:00:00Z

// Whether a record may hold it: a moment that can be named, or a deadline that follows from one.
// Nothing can be counted with what lies outside.
constexpr bool possible(Instant instant) {
  return instant >= Instant{Seconds{-62167219200}} &&  // 0000-01-01T00:00:00Z
         instant < Instant{Seconds{568971820800}};     // 20000-01-01T00:00:00Z
}

}  // namespace svcdesk
