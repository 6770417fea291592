#include "svcdesk/time/text.hpp"

#include <fmt/format.h>

#include <array>

namespace svcdesk::time {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::year_month_day;

constexpr std::array weekdays_en{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array weekdays_zh{"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
constexpr std::array months_en{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// A wall reading in its parts.
struct Parts {
  explicit Parts(LocalSeconds reading)
      : date(floor<days>(reading)), time((reading - date).count()), day(date) {}

  int year() const { return static_cast<int>(day.year()); }
  unsigned month() const { return static_cast<unsigned>(day.month()); }
  unsigned day_of_month() const { return static_cast<unsigned>(day.day()); }
  std::string month_en() const { return months_en[month() - 1]; }
  std::string weekday(Language language) const {
    const auto& names = language == Language::en ? weekdays_en : weekdays_zh;
    return names[std::chrono::weekday(date).c_encoding()];
  }
  std::string hour_minute() const {
    return fmt::format("{:02}:{:02}", time / 3600, time / 60 % 60);
  }
  std::string full_time() const { return fmt::format("{}:{:02}", hour_minute(), time % 60); }

  Date date;
  std::int64_t time;
  year_month_day day;
};

// "+08:00"; whole minutes, except for the local mean times of before 1900.
std::string print_offset(Seconds offset) {
  const std::int64_t size = std::abs(offset.count());
  const char sign = offset < Seconds{0} ? '-' : '+';
  auto text = fmt::format("{}{:02}:{:02}", sign, size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

}  // namespace

std::string to_utc(Instant instant) {
  const Parts parts(LocalSeconds{instant.time_since_epoch()});
  return fmt::format("{}T{}Z", to_string(parts.date), parts.full_time());
}

std::string to_string(Date date) {
  const year_month_day day{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string with_offset(Instant instant, const Zone& zone) {
  const Parts parts(zone.local(instant));
  return fmt::format("{} {} {}", to_string(parts.date), parts.full_time(),
                     print_offset(zone.offset(instant)));
}

std::string for_people(Instant instant, Instant now, const Zone& zone, Language language) {
  const Parts parts(zone.local(instant));
  const Parts today(zone.local(now));
  const std::int64_t apart = std::abs((parts.date - today.date).count());
  if (apart == 0) return parts.hour_minute();
  if (apart <= 6) return parts.weekday(language) + " " + parts.hour_minute();
  if (parts.year() != today.year()) return to_string(parts.date) + " " + parts.hour_minute();
  if (language == Language::en) {
    return fmt::format("{} {} {}", parts.day_of_month(), parts.month_en(), parts.hour_minute());
  }
  return fmt::format("{}月{}日 {}", parts.month(), parts.day_of_month(), parts.hour_minute());
}

std::string headline(Instant instant, const Zone& zone, Language language) {
  const Parts parts(zone.local(instant));
  const std::string clock = parts.hour_minute() + " " + print_offset(zone.offset(instant));
  const std::string weekday = parts.weekday(language);
  if (language == Language::en) {
    return fmt::format("{} {} {} {} {}", weekday, parts.day_of_month(), parts.month_en(),
                       parts.year(), clock);
  }
  return fmt::format("{}年{}月{}日 {} {}", parts.year(), parts.month(), parts.day_of_month(),
                     weekday, clock);
}

}  // namespace svcdesk::time
