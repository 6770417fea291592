#include <algorithm>
#include <chrono>
#include <set>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/civil.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::contract {
namespace {

bool has_hours(const time::CalendarRules& rules) {
  const auto open = [](const time::DayHours& day) { return !day.empty(); };
  return rules.always || std::any_of(rules.week.begin(), rules.week.end(), open) ||
         (!rules.workdays.empty() && !rules.workday_hours.empty()) ||
         std::any_of(rules.special.begin(), rules.special.end(),
                     [&](const auto& day) { return open(day.second); });
}

void check_makeable(const Checking& c, const time::CalendarRules& rules) {
  try {
    const time::Calendar made(rules);
  } catch (const Error& error) {
    // An unknown zone is reported where it stands.
    if (error.text().id != "time.unknown_zone") {
      c.error(path_of("calendars", rules.name), error.text());
    }
  }
}

// Calendar files are published a year at a time: one that was not renewed counts holidays as
// working days.
void check_coverage(const Checking& c, const time::CalendarRules& rules) {
  if (!c.contract.ends || rules.holidays.empty()) return;
  const int last = year_of(*rules.holidays.rbegin());
  if (last >= year_of(*c.contract.ends)) return;
  const std::string list = path_of("calendars", rules.name, "holidays");
  const auto& files = c.contract.files;
  const auto newest = std::find_if(files.rbegin(), files.rend(), [](const FileBeside& file) {
    return file.use == FileUse::calendar;
  });
  if (newest == files.rend() || !c.places.has(list)) return;
  c.findings.warning_in(newest->name, {"contract.holidays_end",
                                       {{"ends", time::to_string(*c.contract.ends)},
                                        {"year", std::to_string(last)}}});
}

// Holidays that obligations count on need a first day in every year of the term.
void check_first_days(const Checking& c, const Holiday& holiday) {
  constexpr std::chrono::days thirteen_months{400};
  const std::string path = path_of("holidays", holiday.code);
  const bool used = std::any_of(c.contract.obligations.begin(), c.contract.obligations.end(),
                                [&](const Obligation& one) {
                                  return one.due && one.due->before == "holiday:" + holiday.code;
                                });
  if (!used) return;
  if (holiday.first_days.empty()) {
    return c.error(path, {"contract.holiday_without_days", {{"holiday", holiday.code}}});
  }
  const Date last = holiday.first_days.back();
  if (!c.contract.ends || last + thirteen_months > *c.contract.ends) return;
  c.warning(path, {"contract.first_days_end",
                   {{"holiday", holiday.code},
                    {"last", time::to_string(last)},
                    {"ends", time::to_string(*c.contract.ends)}}});
}

}  // namespace

void check_calendars(const Checking& c) {
  for (const time::CalendarRules& rules : c.contract.calendars) {
    const std::string path = path_of("calendars", rules.name);
    // Hours that could not be read are reported already.
    const bool tried =
        c.places.has_items_under(path_of(path, "week")) || c.places.has(path_of(path, "hours"));
    if (!has_hours(rules) && !tried) {
      c.error(path, {"contract.no_hours", {{"calendar", rules.name}}});
    }
    check_makeable(c, rules);
    check_coverage(c, rules);
  }
  for (const Holiday& holiday : c.contract.holidays) check_first_days(c, holiday);
}

}  // namespace svcdesk::contract
