#include <chrono>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/detail/faults.hpp"
#include "svcdesk/time/detail/written.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::time {
namespace detail {
namespace {

// "Z", "+08:00"; RFC 3339 takes "-00:00" for a known UTC time.
std::optional<Seconds> take_offset(Scanner& in) {
  if (in.take("Z") || in.take("z")) return Seconds{0};
  const int sign = in.take("+") ? 1 : in.take("-") ? -1 : 0;
  const auto hours = in.number(2, 2);
  const bool colon = in.take(":");
  const auto minutes = in.number(2, 2);
  if (sign == 0 || !hours || !colon || !minutes || *hours > 23 || *minutes > 59) {
    return std::nullopt;
  }
  return sign * Seconds{*hours * 3600 + *minutes * 60};
}

struct Fields {
  int year, month, day, hour, minute, second;
  Seconds offset;
};

std::optional<Fields> take_fields(Scanner& in) {
  const auto part = [&](std::size_t digits, std::string_view before) {
    return in.take(before) ? in.number(digits, digits) : std::nullopt;
  };
  const auto year = in.number(4, 4);
  const auto month = part(2, "-");
  const auto day = part(2, "-");
  if (!in.take("T") && !in.take("t") && !in.take(" ")) return std::nullopt;
  const auto hour = in.number(2, 2);
  const auto minute = part(2, ":");
  const auto second = part(2, ":");
  if (in.take(".") && in.skip_digits() == 0) return std::nullopt;
  const auto offset = take_offset(in);
  if (!year || !month || !day || !hour || !minute || !second || !offset) return std::nullopt;
  return Fields{*year, *month, *day, *hour, *minute, *second, *offset};
}

std::optional<Date> valid_date(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(Date{date}) : std::nullopt;
}

}  // namespace

std::variant<Instant, Fault> read_rfc3339(std::string_view text) {
  Scanner in(text);
  const auto fields = take_fields(in);
  if (!fields || !in.done()) return Fault::form;
  const auto date = valid_date(fields->year, fields->month, fields->day);
  if (!date) return Fault::date;
  if (fields->hour == 24 && fields->minute == 0) return Fault::hour_24;
  if (fields->second == 60) return Fault::second_60;
  if (fields->hour > 23 || fields->minute > 59 || fields->second > 59) return Fault::range;
  const Seconds time{fields->hour * 3600 + fields->minute * 60 + fields->second};
  return Instant{Seconds{date->time_since_epoch()} + time - fields->offset};
}

std::optional<Date> take_iso_date(Scanner& in) {
  Scanner ahead = in;
  const auto year = ahead.number(4, 4);
  const bool dash = ahead.take("-");
  const auto month = ahead.number(2, 2);
  const bool second_dash = ahead.take("-");
  const auto day = ahead.number(2, 2);
  if (!year || !dash || !month || !second_dash || !day) return std::nullopt;
  const auto date = valid_date(*year, *month, *day);
  if (date) in = ahead;
  return date;
}

Message explain(Fault fault) {
  switch (fault) {
    case Fault::hour_24:
      return {"time.hint.hour_24", {}};
    case Fault::second_60:
      return {"time.hint.second_60", {}};
    case Fault::date:
      return {"time.hint.no_such_date", {}};
    case Fault::range:
      return {"time.hint.no_such_time", {}};
    case Fault::form:
      break;
  }
  return {"time.hint.rfc3339_form", {}};
}

}  // namespace detail

Instant parse_rfc3339(std::string_view text) {
  const auto read = detail::read_rfc3339(text);
  if (const auto* instant = std::get_if<Instant>(&read)) return *instant;
  throw Error(ErrorCode::invalid, {"time.bad_rfc3339", {{"text", std::string(text)}}})
      .hint(detail::explain(std::get<detail::Fault>(read)));
}

Date parse_date(std::string_view text) {
  detail::Scanner in(text);
  const auto date = detail::take_iso_date(in);
  if (date && in.done()) return *date;
  throw Error(ErrorCode::invalid, {"time.bad_date", {{"text", std::string(text)}}})
      .hint({"time.hint.date_form", {}});
}

}  // namespace svcdesk::time
