// The pieces of written moments: what parse_time is put together from. The texts are lower-case,
// with full-width characters made narrow.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "svcdesk/time/detail/scan.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::time::detail {

// Why a text is no RFC 3339 moment.
enum class Fault { form, date, hour_24, second_60, range };

std::variant<Instant, Fault> read_rfc3339(std::string_view text);

// "2026-01-05", where it is a date at all.
std::optional<Date> take_iso_date(Scanner& in);

// "9:00", "09:00:10", "24:00", "9点", "9点10分", "下午3点半"; seconds since 00:00.
std::optional<Seconds> take_clock(Scanner& in);

// A day that somebody named; a weekday alone means the next moment of that description.
struct NamedDay {
  Date date;
  bool weekly = false;
};
std::optional<NamedDay> take_day(Scanner& in, Date today);

// "-2h", "+30m", "2h ago", "2小时前", "30分钟后": the distance from now.
std::optional<Seconds> read_distance(std::string_view text);

}  // namespace svcdesk::time::detail
