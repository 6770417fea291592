#include "svcdesk/time/duration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/detail/duration_text.hpp"

namespace svcdesk::time {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

std::int64_t seconds_of(Unit unit) {
  switch (unit) {
    case Unit::second:
      return 1;
    case Unit::minute:
      return 60;
    case Unit::hour:
      return 3600;
    case Unit::day:
      return 86400;
    case Unit::week:
      return 604800;
    case Unit::working_day:
    case Unit::month:
    case Unit::year:
      break;
  }
  throw Error(ErrorCode::invalid, {"time.not_counted", {}}).rule("CAL-2");
}

struct Part {
  std::int64_t size;
  std::string_view en;
  std::string_view zh;
};

constexpr std::array units_shown{Part{86400, "d", "天"}, Part{3600, "h", "小时"},
                                 Part{60, "min", "分钟"}, Part{1, "s", "秒"}};

std::string print_part(std::int64_t count, const Part& part, Language language) {
  return fmt::format("{} {}", count, language == Language::en ? part.en : part.zh);
}

}  // namespace

bool Duration::is_counted() const {
  return unit != Unit::working_day && unit != Unit::month && unit != Unit::year;
}

bool Duration::is_working_days() const { return unit == Unit::working_day; }

bool Duration::is_civil() const { return unit == Unit::month || unit == Unit::year; }

Seconds Duration::seconds() const { return Seconds{count * seconds_of(unit)}; }

Duration parse_duration(std::string_view text) {
  if (const auto read = detail::read_duration(text)) return *read;
  Error error(ErrorCode::invalid, {"time.bad_duration", {{"text", std::string(text)}}});
  error.rule("CAL-2");
  if (const auto likely = detail::likely_duration(text)) {
    error.hint({"time.hint.did_you_mean", {{"text", to_string(*likely)}}});
  }
  throw error.hint({"time.hint.duration_form", {}});
}

std::string to_string(Duration duration) {
  return fmt::format("{}{}", duration.count, detail::suffix(duration.unit));
}

std::string for_people(Seconds length, Language language) {
  const std::int64_t total = std::max(length, -length).count();
  const auto largest =
      std::ranges::find_if(units_shown, [&](const Part& p) { return total >= p.size; });
  if (largest == units_shown.end()) return print_part(0, units_shown[2], language);
  std::string text = length < Seconds{0} ? "-" : "";
  text += print_part(total / largest->size, *largest, language);
  const auto next = std::next(largest);
  if (next != units_shown.end() && total % largest->size >= next->size) {
    text += " " + print_part(total % largest->size / next->size, *next, language);
  }
  return text;
}

Date add_months(Date date, std::int64_t count) {
  const year_month_day from{date};
  const year_month month = year_month{from.year(), from.month()} + months{count};
  const year_month_day last{month / std::chrono::last};
  return Date{month / std::min(from.day(), last.day())};
}

}  // namespace svcdesk::time
