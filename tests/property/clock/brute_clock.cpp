#include "brute_clock.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace property {
namespace {

using svcdesk::Date;
using svcdesk::Instant;
using svcdesk::Seconds;
using svcdesk::time::CalendarRules;
using svcdesk::time::DayHours;
using svcdesk::time::Hours;

constexpr std::int64_t closed = std::numeric_limits<std::int64_t>::min();

Date date_of(std::int64_t day) { return Date{std::chrono::days{day}}; }

// Clock rule 2, read off the page.
DayHours hours_on(const CalendarRules& rules, std::int64_t day) {
  const Date date = date_of(day);
  if (const auto special = rules.special.find(date); special != rules.special.end()) {
    return special->second;
  }
  if (rules.holidays.count(date) != 0) return {};
  if (rules.workdays.count(date) != 0) return rules.workday_hours;
  const std::int64_t since_monday = ((day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  return rules.week.at(static_cast<std::size_t>(since_monday));
}

bool holds(const DayHours& hours, std::int64_t second) {
  return std::any_of(hours.begin(), hours.end(),
                     [&](const Hours& each) { return each.open <= second && second < each.close; });
}

// Which date a reading is open for, if any.
class Owner {
 public:
  Owner(const WallTape& tape, const CalendarRules& rules) : tape_(tape), rules_(rules) {}

  std::int64_t of(std::int64_t reading) {
    const std::int64_t day = reading / 86400;
    const std::int64_t second = reading % 86400;
    if (day != day_) turn_to(day);
    if (holds(today_, second)) return day;
    return holds(yesterday_, second + 86400) ? day - 1 : closed;
  }

 private:
  void turn_to(std::int64_t day) {
    day_ = day;
    today_ = hours_on(rules_, day);
    // A date that the clock never showed opens nothing (ruling 14).
    yesterday_ = tape_.shown(day - 1) ? hours_on(rules_, day - 1) : DayHours{};
  }

  const WallTape& tape_;
  const CalendarRules& rules_;
  std::int64_t day_ = closed;
  DayHours today_;
  DayHours yesterday_;
};

}  // namespace

BruteClock::BruteClock(const WallTape& tape, const CalendarRules& rules) : tape_(tape) {
  Owner owner(tape, rules);
  open_before_.reserve(tape.wall().size() + 1);
  open_before_.push_back(0);
  bool was_open = false;
  std::int64_t current = closed;
  WorkingDay* day = nullptr;
  for (std::size_t i = 0; i < tape.wall().size(); ++i) {
    const std::int64_t date = owner.of(tape.wall()[i]);
    const bool open = date != closed;
    if (open && date != current) {
      current = date;
      day = &days_[date];
    }
    if (open) {
      day->open += tape.step();
      day->close = tape.from() + tape.step() * static_cast<std::int64_t>(i + 1);
    }
    if (open != was_open) edges_.push_back(i);
    was_open = open;
    open_before_.push_back(open_before_.back() + (open ? 1 : 0));
  }
}

std::int64_t BruteClock::count_before(Instant instant) const {
  const Seconds since = instant - tape_.from();
  const auto step = static_cast<std::size_t>(since / tape_.step());
  const std::int64_t whole = open_before_.at(step) * tape_.step().count();
  if (step + 1 == open_before_.size()) return whole;
  const bool open = open_before_[step + 1] != open_before_[step];
  return whole + (open ? (since % tape_.step()).count() : 0);
}

Seconds BruteClock::between(Instant from, Instant to) const {
  return Seconds{count_before(to) - count_before(from)};
}

std::optional<Instant> BruteClock::add(Instant start, Seconds length) const {
  if (length == Seconds{0}) return start;
  const std::int64_t goal = count_before(start) + length.count();
  const std::int64_t step = tape_.step().count();
  const auto found = std::lower_bound(
      open_before_.begin(), open_before_.end(), goal,
      [&](std::int32_t steps, std::int64_t wanted) { return steps * step < wanted; });
  if (found == open_before_.end()) return std::nullopt;
  const Instant boundary = tape_.from() + tape_.step() * (found - open_before_.begin());
  return boundary - Seconds{*found * step - goal};
}

Seconds BruteClock::counted_on(std::int64_t day) const {
  const auto found = days_.find(day);
  return found != days_.end() ? found->second.open : Seconds{0};
}

std::optional<Instant> BruteClock::close_of_working_day(std::int64_t after, std::int64_t n) const {
  const int step = n > 0 ? 1 : -1;
  std::int64_t left = n > 0 ? n : -n;
  for (std::int64_t day = after + step;
       day >= tape_.first_day() && day < tape_.first_day() + tape_.days_shown(); day += step) {
    const auto found = days_.find(day);
    if (found != days_.end() && --left == 0) return found->second.close;
  }
  return std::nullopt;
}

}  // namespace property
