#include "svcdesk/contract/extension.hpp"

#include <algorithm>
#include <chrono>

#include "svcdesk/contract/civil.hpp"
#include "svcdesk/contract/load.hpp"

namespace svcdesk::contract {
namespace {

using std::chrono::days;

bool around_new_year(Date date) {
  const std::chrono::year_month_day civil(date);
  const auto of_year = civil.month() / civil.day();
  using namespace std::chrono;
  return of_year < January / 8 || of_year > December / 24;
}

void add_years(std::set<int>& years, const auto& dates) {
  for (const Date date : dates) {
    if (!around_new_year(date)) years.insert(year_of(date));
  }
}

std::set<int> years_known(const time::CalendarRules& rules) {
  std::set<int> years;
  add_years(years, rules.holidays);
  add_years(years, rules.workdays);
  for (const auto& [date, hours] : rules.special) add_years(years, std::set{date});
  return years;
}

std::set<int> years_known(const time::DaysOff& file) {
  std::set<int> years;
  add_years(years, file.holidays);
  add_years(years, file.workdays);
  return years;
}

// The dates on which file and calendar may differ, but for those that the contract has written.
std::set<Date> dates_at_stake(const time::CalendarRules& rules, const time::CalendarRules& written,
                              const time::DaysOff& file) {
  std::set<Date> dates = file.holidays;
  dates.insert(file.workdays.begin(), file.workdays.end());
  const std::set<int> of_file = years_known(file);
  const std::set<int> of_rules = years_known(rules);
  for (const auto* known : {&rules.holidays, &rules.workdays}) {
    for (const Date date : *known) {
      const int year = year_of(date);
      if (of_file.contains(year) && of_rules.contains(year)) dates.insert(date);
    }
  }
  std::erase_if(dates, [&](Date date) {
    return written.holidays.contains(date) || written.workdays.contains(date);
  });
  return dates;
}

void put(time::CalendarRules& rules, Date date, const time::DaysOff& file) {
  rules.holidays.erase(date);
  rules.workdays.erase(date);
  if (file.holidays.contains(date)) rules.holidays.insert(date);
  if (file.workdays.contains(date)) rules.workdays.insert(date);
}

std::vector<DayChange> changes_of(const time::CalendarRules& rules, const std::set<Date>& dates,
                                  const time::DaysOff& file) {
  time::CalendarRules with_all = rules;
  for (const Date date : dates) put(with_all, date, file);
  const time::Calendar before(rules);
  const time::Calendar after(with_all);
  const std::set<int> known = years_known(rules);
  std::vector<DayChange> out;
  for (const Date date : dates) {
    if (!known.contains(year_of(date)) || before.hours_of(date) == after.hours_of(date)) continue;
    out.push_back({date, before.hours_of(date), after.hours_of(date)});
  }
  return out;
}

void take_days(const time::CalendarRules& written, const time::DaysOff& file, Take take,
               time::CalendarRules& rules, Extension& out) {
  const std::set<Date> dates = dates_at_stake(rules, written, file);
  const std::set<int> known = years_known(rules);
  out.changed = changes_of(rules, dates, file);
  for (const int year : years_known(file)) {
    if (!known.contains(year)) out.years.insert(year);
  }
  for (const Date date : dates) {
    if (take == Take::all || !known.contains(year_of(date))) put(rules, date, file);
  }
}

bool has_year(const std::vector<Date>& first_days, Date day) {
  return std::any_of(first_days.begin(), first_days.end(),
                     [&](Date one) { return year_of_holiday(one) == year_of_holiday(day); });
}

void take_first_days(const Contract& written, const CalendarImport& import, Take take,
                     Contract& to) {
  for (Holiday& holiday : to.holidays) {
    const auto own = std::find_if(written.holidays.begin(), written.holidays.end(),
                                  [&](const Holiday& one) { return one.code == holiday.code; });
    std::vector<Date> taken;
    for (const Date day : first_days(import.entries, holiday)) {
      if (own != written.holidays.end() && has_year(own->first_days, day)) continue;
      if (has_year(taken, day)) continue;
      if (take == Take::new_years && has_year(holiday.first_days, day)) continue;
      taken.push_back(day);
    }
    std::erase_if(holiday.first_days, [&](Date day) { return has_year(taken, day); });
    holiday.first_days.insert(holiday.first_days.end(), taken.begin(), taken.end());
    std::sort(holiday.first_days.begin(), holiday.first_days.end());
  }
}

bool is_named(const time::CalendarEntry& entry, const std::string& name) {
  return !name.empty() && entry.summary.find(name) != std::string::npos;
}

bool concerns(const time::CalendarEntry& entry, const Holiday& holiday) {
  if (time::is_make_up_day(entry.summary)) return false;
  return is_named(entry, holiday.name.en) || is_named(entry, holiday.name.zh_cn) ||
         std::any_of(holiday.aliases.begin(), holiday.aliases.end(),
                     [&](const std::string& alias) { return is_named(entry, alias); });
}

}  // namespace

Extension extended(Contract contract, const Contract& written, const CalendarImport& import,
                   Take take) {
  Extension out{std::move(contract), {}, {}};
  auto& all = out.contract.calendars;
  const auto rules = std::find_if(all.begin(), all.end(), [&](const time::CalendarRules& one) {
    return one.name == import.calendar;
  });
  if (rules == all.end() || rules->always) return out;
  const time::CalendarRules* own = written.calendar(import.calendar);
  take_days(own == nullptr ? time::CalendarRules{} : *own, time::days_off(import.entries), take,
            *rules, out);
  take_first_days(written, import, take, out.contract);
  return out;
}

Contract written_part(std::string_view bytes) {
  const Sources nothing{[](std::string_view) { return std::optional<std::string>(std::string()); },
                        [](std::string_view) { return std::vector<time::CalendarEntry>(); }};
  return read_contract(bytes, {}, nothing).contract;
}

// Some files have one entry a day.
std::vector<Date> first_days(const std::vector<time::CalendarEntry>& entries,
                             const Holiday& holiday) {
  std::vector<time::CalendarEntry> own;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(own),
               [&](const auto& entry) { return concerns(entry, holiday); });
  std::sort(own.begin(), own.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Date> found;
  std::optional<Date> last;
  for (const auto& entry : own) {
    if (!last || entry.first > *last + days{1}) found.push_back(entry.first);
    last = last ? std::max(*last, entry.last) : entry.last;
  }
  return found;
}

}  // namespace svcdesk::contract
