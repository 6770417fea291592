#include "random_rules.hpp"

#include <algorithm>
#include <vector>

#include "svcdesk/time/text.hpp"

namespace property {
namespace {

using svcdesk::Date;
using svcdesk::time::CalendarRules;
using svcdesk::time::DayHours;
using svcdesk::time::Hours;

constexpr std::int32_t day_length = 86400;

// How the hours of one calendar are drawn. Nothing opens before dawn, so that a night that ends at
// dawn at the latest never runs into the next day's hours.
struct Style {
  std::int32_t grain;
  std::int32_t dawn;
  std::int32_t most_hours;
  bool early;  // hours gather where the clocks change
  bool nights;
};

std::int32_t time_between(Random& random, std::int32_t first, std::int32_t last,
                          std::int32_t grain) {
  return static_cast<std::int32_t>(draw(random, first / grain, last / grain)) * grain;
}

DayHours random_hours(Random& random, const Style& style) {
  const std::int32_t latest = style.early ? style.dawn + 4 * 3600 : day_length;
  std::vector<std::int32_t> cuts;
  for (std::int64_t i = 2 * draw(random, 0, style.most_hours); i > 0; --i) {
    cuts.push_back(time_between(random, style.dawn, std::min(latest, day_length), style.grain));
  }
  if (draw(random, 0, 9) == 0 && style.dawn == 0) cuts = {0, day_length};
  std::sort(cuts.begin(), cuts.end());
  DayHours hours;
  for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
    const Hours next{cuts[i], cuts[i + 1]};
    if (next.open < next.close) hours.push_back(next);
  }
  const std::int32_t evening = std::max(cuts.empty() ? 0 : cuts.back(), 18 * 3600);
  if (style.nights && draw(random, 0, 2) > 0 && evening < day_length) {
    const auto open = time_between(random, evening, day_length - style.grain, style.grain);
    const auto close = time_between(random, day_length, day_length + style.dawn, style.grain);
    hours.push_back({std::max(open, evening), close});
  }
  return hours;
}

Style random_style(Random& random, std::int32_t grain) {
  const auto dawn = draw(random, 0, 2) == 0 ? 0 : time_between(random, 0, 8 * 3600, grain);
  return {grain, dawn, static_cast<std::int32_t>(draw(random, 1, 4)), draw(random, 0, 3) == 0,
          draw(random, 0, 1) == 0};
}

Date random_date(Random& random, const WallTape& tape) {
  // Half of them near a jump of the clock, where mistakes would be.
  if (!tape.jumps().empty() && draw(random, 0, 1) == 0) {
    const auto which = draw(random, 0, static_cast<std::int64_t>(tape.jumps().size()) - 1);
    const auto step = tape.jumps()[static_cast<std::size_t>(which)];
    return Date{std::chrono::days{tape.wall()[step] / day_length + draw(random, -3, 2)}};
  }
  return Date{std::chrono::days{tape.first_day() + draw(random, 0, tape.days_shown() - 1)}};
}

std::string describe(const DayHours& hours) {
  std::string text = "[";
  for (const Hours& each : hours) text += " " + to_string(each);
  return text + " ]";
}

}  // namespace

std::int64_t draw(Random& random, std::int64_t first, std::int64_t last) {
  // Not std::uniform_int_distribution: the same seed gives the same cases with every library.
  return first + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(last - first + 1));
}

CalendarRules random_rules(Random& random, const WallTape& tape, std::int32_t grain) {
  const Style style = random_style(random, grain);
  CalendarRules rules;
  rules.name = "random";
  rules.zone = tape.zone();
  const bool same_all_week = draw(random, 0, 3) == 0;
  const DayHours every = random_hours(random, style);
  for (auto& day : rules.week) {
    day = same_all_week ? every : random_hours(random, style);
    if (draw(random, 0, 5) == 0) day.clear();
  }
  rules.week[static_cast<std::size_t>(draw(random, 0, 6))] = {{10 * 3600, 11 * 3600}};
  rules.workday_hours = {{9 * 3600, 17 * 3600 + 300}};
  const auto some = [&] { return draw(random, 0, tape.days_shown() / 12); };
  for (auto i = some(); i > 0; --i) rules.holidays.insert(random_date(random, tape));
  for (auto i = some(); i > 0; --i) rules.workdays.insert(random_date(random, tape));
  for (auto i = some(); i > 0; --i) {
    rules.special[random_date(random, tape)] = random_hours(random, style);
  }
  return rules;
}

std::string describe(const CalendarRules& rules) {
  std::string text = rules.zone + " week";
  for (const auto& day : rules.week) text += " " + describe(day);
  text += " workday-hours " + describe(rules.workday_hours);
  for (const Date date : rules.holidays) text += " holiday " + svcdesk::time::to_string(date);
  for (const Date date : rules.workdays) text += " workday " + svcdesk::time::to_string(date);
  for (const auto& [date, hours] : rules.special) {
    text += " special " + svcdesk::time::to_string(date) + " " + describe(hours);
  }
  return text;
}

}  // namespace property
