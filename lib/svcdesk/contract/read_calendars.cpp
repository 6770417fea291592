#include <algorithm>
#include <array>
#include <utility>

#include "svcdesk/contract/civil.hpp"
#include "svcdesk/contract/sections.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::contract {
namespace {

const std::vector<std::string> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// "mon-thu" or "sat"; "fri-mon" runs over the weekend. Empty where it is neither.
std::vector<std::size_t> days_of(std::string_view text) {
  const auto number = [](std::string_view name) {
    return static_cast<std::size_t>(std::find(day_names.begin(), day_names.end(), name) -
                                    day_names.begin());
  };
  const auto dash = text.find('-');
  const std::size_t first = number(text.substr(0, dash));
  const std::size_t last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
  std::vector<std::size_t> found;
  if (first >= day_names.size() || last >= day_names.size()) return found;
  for (std::size_t day = first;; day = (day + 1) % day_names.size()) {
    found.push_back(day);
    if (day == last) return found;
  }
}

void read_week(const Slot& slot, time::CalendarRules& to) {
  std::array<bool, 7> seen{};
  for (const auto& [name, inner] : members_of(slot)) {
    const std::vector<std::size_t> days = days_of(name);
    if (days.empty()) inner.error(unknown("weekday", name, day_names));
    time::DayHours hours;
    read_value(inner, hours);
    for (const std::size_t day : days) {
      if (seen[day]) inner.error({"contract.day_twice", {{"day", day_names[day]}}});
      seen[day] = true;
      to.week[day] = hours;
    }
  }
}

// hours = "24x7", or the same hours every day.
void read_hours(const Slot& slot, time::CalendarRules& to) {
  if (slot.node.kind == Node::Kind::text && slot.node.text == "24x7") {
    to.always = true;
    return;
  }
  if (slot.node.kind != Node::Kind::list) return slot.wrong("calendar_hours");
  time::DayHours hours;
  read_value(slot, hours);
  to.week.fill(hours);
}

void read_special(const Slot& slot, time::CalendarRules& to) {
  const Scope scope(slot, Table::special);
  Date date{};
  time::DayHours hours;
  scope.read("date", date);
  scope.read("hours", hours);
  if (const auto place = scope.slot("date"); place && place->node.kind == Node::Kind::date) {
    const bool first = to.special.emplace(date, std::move(hours)).second;
    if (!first) place->error({"contract.date_twice", {{"date", time::to_string(date)}}});
  }
}

// What a calendar says of whole days: written in the contract, or in the files it names.
struct Days {
  std::set<Date> holidays;
  std::set<Date> workdays;
  DaysFile imported;
};

void read_holiday_list(const Slot& slot, const Sources& sources, Contract& to, Days& days) {
  if (slot.node.kind != Node::Kind::list) return slot.wrong("holidays");
  for (const Slot& item : items_of(slot)) {
    if (item.node.kind == Node::Kind::date) {
      days.holidays.insert(item.node.date);
    } else if (item.node.kind == Node::Kind::text) {
      const DaysFile file = read_days_file(item, sources, to);
      // Of two files that disagree, the later one is the amendment.
      for (const Date date : file.holidays) days.imported.workdays.erase(date);
      for (const Date date : file.workdays) days.imported.holidays.erase(date);
      days.imported.holidays.insert(file.holidays.begin(), file.holidays.end());
      days.imported.workdays.insert(file.workdays.begin(), file.workdays.end());
    } else {
      item.wrong("holiday");
    }
  }
}

void read_workday_list(const Slot& slot, Days& days) {
  if (slot.node.kind != Node::Kind::list) return slot.wrong("dates");
  for (const Slot& item : items_of(slot)) {
    if (item.node.kind != Node::Kind::date) {
      item.wrong("date");
    } else if (days.holidays.count(item.node.date) > 0) {
      item.error({"contract.holiday_and_workday", {{"date", time::to_string(item.node.date)}}});
    } else {
      days.workdays.insert(item.node.date);
    }
  }
}

// Dates written in the contract beat imported ones (clock rule 2).
void settle(Days days, time::CalendarRules& to) {
  for (const Date date : days.holidays) days.imported.workdays.erase(date);
  for (const Date date : days.workdays) days.imported.holidays.erase(date);
  to.holidays = std::move(days.imported.holidays);
  to.workdays = std::move(days.imported.workdays);
  to.holidays.insert(days.holidays.begin(), days.holidays.end());
  to.workdays.insert(days.workdays.begin(), days.workdays.end());
}

void settle_workday_hours(const Scope& scope, time::CalendarRules& to) {
  scope.read("workday-hours", to.workday_hours);
  if (scope.has("workday-hours") || to.always) return;
  const auto open = std::find_if(to.week.begin(), to.week.end(),
                                 [](const time::DayHours& day) { return !day.empty(); });
  if (open != to.week.end()) {
    to.workday_hours = *open;
  } else if (!to.workdays.empty()) {
    scope.self().error({"contract.workday_without_hours", {{"calendar", to.name}}});
  }
}

void read_calendar(const Slot& slot, const Sources& sources, Contract& to,
                   time::CalendarRules& rules) {
  const Scope scope(slot, Table::calendar);
  rules.zone = to.zone;
  scope.read("timezone", rules.zone);
  if (const auto hours = scope.slot("hours")) read_hours(*hours, rules);
  if (const auto week = scope.slot("week")) {
    if (scope.has("hours")) week->error({"contract.hours_and_week", {}});
    read_week(*week, rules);
  }
  Days days;
  if (const auto holidays = scope.slot("holidays")) {
    read_holiday_list(*holidays, sources, to, days);
  }
  if (const auto workdays = scope.slot("workdays")) read_workday_list(*workdays, days);
  settle(std::move(days), rules);
  if (const auto special = scope.slot("special")) {
    if (special->node.kind != Node::Kind::list) special->wrong("tables");
    for (const Slot& item : items_of(*special)) read_special(item, rules);
  }
  settle_workday_hours(scope, rules);
}

}  // namespace

void read_holidays(const Slot& slot, Contract& to) {
  for (const auto& [code, inner] : members_of(slot)) {
    check_code(inner, code);
    const Scope scope(inner, Table::holiday);
    Holiday& holiday = to.holidays.emplace_back();
    holiday.code = code;
    scope.read("name", holiday.name);
    scope.read("aliases", holiday.aliases);
    scope.read("first-days", holiday.first_days);
    std::sort(holiday.first_days.begin(), holiday.first_days.end());
    const auto twice =
        std::adjacent_find(holiday.first_days.begin(), holiday.first_days.end(),
                           [](Date a, Date b) { return year_of_holiday(a) == year_of_holiday(b); });
    if (twice == holiday.first_days.end()) continue;
    scope.slot("first-days")
        ->error({"contract.first_day_twice", {{"date", time::to_string(*twice)}}});
  }
}

void read_calendars(const Slot& slot, const Sources& sources, Contract& to) {
  for (const auto& [name, inner] : members_of(slot)) {
    check_code(inner, name);
    time::CalendarRules rules;
    rules.name = name;
    read_calendar(inner, sources, to, rules);
    if (name == "always" && !rules.always) inner.error({"contract.always_is_24x7", {}});
    to.calendars.push_back(std::move(rules));
  }
}

}  // namespace svcdesk::contract
