#include <algorithm>

#include "svcdesk/contract/civil.hpp"
#include "svcdesk/contract/extension.hpp"
#include "svcdesk/contract/sections.hpp"

namespace svcdesk::contract {
namespace {

// A year that the contract, or an earlier file, has already keeps its first day.
void add_first_days(const std::vector<Date>& more, Holiday& to) {
  for (const Date day : more) {
    const bool known = std::any_of(to.first_days.begin(), to.first_days.end(), [&](Date one) {
      return year_of_holiday(one) == year_of_holiday(day);
    });
    if (!known) to.first_days.push_back(day);
  }
  std::sort(to.first_days.begin(), to.first_days.end());
}

}  // namespace

DaysFile read_days_file(const Slot& slot, const Sources& sources, Contract& to) {
  const std::string& name = slot.node.text;
  const auto bytes = read_beside(slot, FileUse::calendar, sources, to);
  if (!bytes) return {};
  if (!sources.ics) {
    slot.error({"contract.file_missing", {{"file", name}}});
    return {};
  }
  try {
    const std::vector<time::CalendarEntry> entries = sources.ics(*bytes);
    for (Holiday& holiday : to.holidays) add_first_days(first_days(entries, holiday), holiday);
    const time::DaysOff days = time::days_off(entries);
    if (days.holidays.empty()) slot.in.findings.warning_in(name, {"contract.file_empty", {}});
    return {days.holidays, days.workdays};
  } catch (const Error& error) {
    slot.in.findings.error_in(name, error.text());
    return {};
  }
}

}  // namespace svcdesk::contract
