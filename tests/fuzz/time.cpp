// Moments, dates, durations and hours as people and files write them.
#include "svcdesk/time/text.hpp"

#include <array>

#include "cli/input/log_time.hpp"
#include "cli/input/spans.hpp"
#include "svcdesk/time/calendar.hpp"
#include "svcdesk/time/duration.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

// Monday 2026-01-12 09:00 +08:00, and the night in which Berlin goes back to winter time.
constexpr std::array moments{Instant{Seconds{1768179600}}, Instant{Seconds{1761440400}}};

const std::array<time::Zone, 4>& zones() {
  static const std::array all{time::Zone::utc(), time::Zone::load("Asia/Shanghai"),
                              time::Zone::load("Europe/Berlin"), time::Zone::load("Pacific/Apia")};
  return all;
}

void show(Instant instant, const time::Zone& zone) {
  time::with_offset(instant, zone);
  for (const Language language : {Language::en, Language::zh_cn}) {
    time::for_people(instant, moments[0], zone, language);
    time::headline(instant, zone, language);
  }
}

void exact(std::string_view text) {
  Instant instant;
  if (accepted({ErrorCode::invalid}, [&] { instant = time::parse_rfc3339(text); })) {
    holds(time::parse_rfc3339(time::to_utc(instant)) == instant, "to_utc() reads back equal");
  }
  Date date;
  if (accepted({ErrorCode::invalid}, [&] { date = time::parse_date(text); })) {
    holds(time::parse_date(time::to_string(date)) == date, "a date reads back equal");
  }
  time::Duration duration;
  if (accepted({ErrorCode::invalid}, [&] { duration = time::parse_duration(text); })) {
    holds(time::parse_duration(time::to_string(duration)) == duration, "a duration reads back");
    if (duration.is_counted()) time::for_people(duration.seconds(), Language::zh_cn);
  }
  time::Hours hours;
  if (accepted({ErrorCode::invalid}, [&] { hours = time::parse_hours(text); })) {
    holds(time::parse_hours(time::to_string(hours)) == hours, "hours read back equal");
  }
}

void loose(std::string_view text, Instant now, const time::Zone& zone) {
  accepted({ErrorCode::usage}, [&] { show(time::parse_time(text, now, zone), zone); });
  for (const auto order : {cli::DateOrder::iso, cli::DateOrder::dmy, cli::DateOrder::mdy}) {
    if (const auto instant = cli::parse_log_time(text, order, zone)) show(*instant, zone);
  }
  accepted({ErrorCode::usage}, [&] {
    const auto read = [&](const std::string& one) { return time::parse_time(one, now, zone); };
    const Instant day_before = now - Seconds{86400};
    for (const Span& span :
         cli::merged(cli::parse_spans({std::string(text)}, read), day_before, now)) {
      holds(day_before <= span.from && span.from < span.to && span.to <= now, "cut to the day");
    }
  });
}

}  // namespace

void one(std::string_view bytes) {
  exact(bytes);
  for (const Instant now : moments) {
    for (const time::Zone& zone : zones()) loose(bytes, now, zone);
  }
}

}  // namespace svcdesk::fuzz
