#include "svcdesk/obligations/detail/days.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "svcdesk/time/text.hpp"

namespace svcdesk::obligations::detail {
namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr std::size_t shown_at_each_end = 7;

constexpr std::array<std::string_view, 7> weekday_ids = {
    "why.sunday",   "why.monday", "why.tuesday", "why.wednesday",
    "why.thursday", "why.friday", "why.saturday"};

std::string clock_text(LocalSeconds reading) {
  const auto since = (reading - floor<days>(reading)).count();
  const std::string minutes = fmt::format("{:02}:{:02}", since / 3600, since / 60 % 60);
  return since % 60 == 0 ? minutes : fmt::format("{}:{:02}", minutes, since % 60);
}

// A close at midnight is 24:00 of the day that it ends.
std::string hours_text(const time::Zone& zone, Span span) {
  const LocalSeconds close = zone.local(span.to);
  const bool midnight = close == LocalSeconds(floor<days>(close));
  return clock_text(zone.local(span.from)) + "-" + (midnight ? "24:00" : clock_text(close));
}

std::string weekday_id(Date date) {
  return std::string(weekday_ids[std::chrono::weekday(date).c_encoding()]);
}

struct Day {
  Date date;
  Instant at;
  std::string hours;
  Seconds length{0};
};

std::vector<Day> open_days(const time::Calendar& calendar, Span stretch) {
  std::vector<Day> found;
  for (const Span& span : calendar.open_in(stretch.from, stretch.to)) {
    const Date date = calendar.zone().date(span.from);
    if (found.empty() || found.back().date != date) {
      found.push_back({date, span.from, {}, Seconds{0}});
    } else {
      found.back().hours += ", ";
    }
    found.back().hours += hours_text(calendar.zone(), span);
    found.back().length += span.to - span.from;
  }
  return found;
}

Reason line_of(const Day& day) {
  return {day.at,
          {weekday_id(day.date),
           {{"date", time::to_string(day.date)},
            {"hours", day.hours},
            {"length", length_text(day.length)}}}};
}

// Days that a holiday closed although the week would have opened them.
std::vector<Reason> days_off(const time::Calendar& calendar, Span stretch) {
  std::vector<Reason> found;
  const Date last = calendar.zone().date(stretch.to - Seconds{1});
  for (Date date = calendar.zone().date(stretch.from); date <= last; date += days{1}) {
    if (calendar.kind_of(date) != time::DayKind::holiday) continue;
    const auto index = (std::chrono::weekday(date).c_encoding() + 6) % 7;
    if (calendar.rules().week[index].empty()) continue;
    const Instant at = calendar.zone().instant(LocalSeconds(date));
    found.push_back(
        {std::max(at, stretch.from), {"why.holiday", {{"date", time::to_string(date)}}}});
  }
  return found;
}

}  // namespace

std::string length_text(Seconds length) {
  const auto total = length.count();
  std::string text;
  if (total >= 3600) text += fmt::format("{}h ", total / 3600);
  if (total / 60 % 60 != 0) text += fmt::format("{}m ", total / 60 % 60);
  if (total % 60 != 0 || total == 0) text += fmt::format("{}s ", total % 60);
  text.pop_back();
  return text;
}

std::vector<Reason> days(const time::Calendar& calendar, Span stretch) {
  std::vector<Reason> lines;
  if (calendar.rules().always || stretch.to <= stretch.from) return lines;
  const std::vector<Day> all = open_days(calendar, stretch);
  const bool cut = all.size() > 2 * shown_at_each_end + 1;
  Seconds hidden{0};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool inside = i >= shown_at_each_end && i + shown_at_each_end < all.size();
    if (!cut || !inside) {
      lines.push_back(line_of(all[i]));
      continue;
    }
    hidden += all[i].length;
    if (i + shown_at_each_end + 1 == all.size()) {
      lines.push_back({all[shown_at_each_end].at,
                       {"why.more_days",
                        {{"days", std::to_string(all.size() - 2 * shown_at_each_end)},
                         {"length", length_text(hidden)}}}});
    }
  }
  std::ranges::move(days_off(calendar, stretch), std::back_inserter(lines));
  return lines;
}

}  // namespace svcdesk::obligations::detail
