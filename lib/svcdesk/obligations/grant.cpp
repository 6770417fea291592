#include "svcdesk/obligations/detail/grant.hpp"

#include "svcdesk/base/error.hpp"

namespace svcdesk::obligations::detail {
namespace {

using std::chrono::days;
using std::chrono::floor;

std::int64_t months_of(time::Duration length) {
  return length.unit == time::Unit::year ? 12 * length.count : length.count;
}

// The same wall time, that many months on.
Instant months_on(const time::Zone& zone, Instant from, std::int64_t months) {
  const LocalSeconds reading = zone.local(from);
  const Date date = floor<days>(reading);
  return zone.instant(time::add_months(date, months) + (reading - date));
}

Date day_of(const time::Calendar& calendar, const Start& start) {
  return start.date ? *start.date : calendar.zone().date(start.at);
}

Grant granted(const contract::Terms& terms, const time::Calendar& calendar, const Start& start,
              time::Duration length) {
  if (length.is_counted()) return {length.seconds(), {}};
  if (length.is_working_days()) {
    const Instant close = calendar.close_of_working_day(day_of(calendar, start), length.count);
    return {calendar.between(start.at, close), {}};
  }
  if (start.date) {
    return {Seconds{0}, terms.end_of(time::add_months(*start.date, months_of(length)))};
  }
  return {Seconds{0}, months_on(calendar.zone(), start.at, months_of(length))};
}

}  // namespace

std::optional<Grant> grant(const contract::Terms& terms, const contract::Obligation& obligation,
                           const Start& start, std::string_view level) {
  const time::Duration* length = obligation.within.of(level);
  if (length == nullptr) return std::nullopt;
  try {
    return granted(terms, terms.calendar(obligation.calendar), start, *length);
  } catch (const Error& error) {
    // Checking the contract refuses such a calendar; a desk must go on working on one all the same.
    if (error.code() != ErrorCode::invalid) throw;
    return std::nullopt;
  }
}

Seconds counted(const time::Calendar& calendar, Instant from, time::Duration length) {
  if (length.is_counted()) return length.seconds();
  const Instant to = length.is_working_days()
                         ? calendar.close_of_working_day(calendar.zone().date(from), length.count)
                         : months_on(calendar.zone(), from, months_of(length));
  return calendar.between(from, to);
}

Seconds counted_back(const time::Calendar& calendar, Instant to, time::Duration length) {
  if (length.is_counted()) return length.seconds();
  // A deadline of 24:00 belongs to the day that ends there.
  const time::Zone& zone = calendar.zone();
  const Instant from =
      length.is_working_days()
          ? calendar.close_of_working_day(zone.date(to - Seconds{1}), -length.count)
          : months_on(zone, to - Seconds{1}, -months_of(length)) + Seconds{1};
  return calendar.between(std::min(from, to), to);
}

}  // namespace svcdesk::obligations::detail
