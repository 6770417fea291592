#include <algorithm>

#include "svcdesk/contract/checks.hpp"
#include "svcdesk/contract/civil.hpp"
#include "svcdesk/contract/words.hpp"

namespace svcdesk::contract {
namespace {

void check_levels(const Checking& c, const std::string& path,
                  const ByLevel<time::Duration>& values) {
  for (const auto& [level, value] : values.levels) {
    c.known(path_of(path, level), "level", level, c.level_codes());
  }
}

bool is_civil(const Obligation& one) { return one.every || one.due || one.due_from_event; }

// Exactly one way to begin, and exactly one way to be due.
void check_sort(const Checking& c, const Obligation& one, const std::string& path) {
  const bool has_limit = !one.within.empty();
  if (one.every && (one.due || one.due_from_event)) {
    c.error(path_of(path, "due"), {"contract.every_and_due", {}});
  }
  if (!one.starts.empty() && (one.every || one.due)) {
    c.error(path_of(path, "starts"), {"contract.starts_and_civil", {}});
  }
  if (has_limit && (one.due || one.due_from_event)) {
    c.error(path_of(path, "within"), {"contract.within_and_due", {}});
  }
  if (is_civil(one)) return;
  if (one.starts.empty() && !c.places.has(path_of(path, "starts")) &&
      !c.places.has(path_of(path, "due"))) {
    c.error(path, {"contract.no_start", {{"obligation", one.name}}});
  }
  if (!has_limit && !c.places.has(path_of(path, "within")) && !c.places.has(path_of(path, "due"))) {
    c.error(path, {"contract.no_limit", {{"obligation", one.name}}});
  }
}

void check_pauses(const Checking& c, const Obligation& one, const std::string& path) {
  if (!is_civil(one) || one.pauses.empty()) return;
  c.error(path_of(path, "pauses"), {"contract.civil_pauses", {}});
}

std::vector<std::string> anchors_of(const Contract& contract) {
  std::vector<std::string> found(dates.begin(), dates.end());
  for (const Holiday& holiday : contract.holidays) found.push_back("holiday:" + holiday.code);
  return found;
}

bool has_date(const Contract& contract, const std::string& name) {
  if (name == "signed") return contract.signed_on.has_value();
  if (name == "starts") return contract.starts.has_value();
  return name != "ends" || contract.ends.has_value();
}

// Roughly, in days: enough to see that a window opens after its own deadline.
std::int64_t days_in(time::Duration length) {
  if (length.unit == time::Unit::month) return length.count * 28;
  if (length.unit == time::Unit::year) return length.count * 365;
  return length.is_working_days() ? length.count : length.seconds().count() / 86'400;
}

void check_due(const Checking& c, const Obligation& one, const std::string& path) {
  if (!one.due) return;
  const std::string place = path_of(path, "due", "before");
  const CivilDue& due = *one.due;
  const auto known = anchors_of(c.contract);
  if (std::find(known.begin(), known.end(), due.before) == known.end()) {
    c.known(place, "anchor", due.before, known);
  } else if (!has_date(c.contract, due.before)) {
    c.error(place, {"contract.date_missing", {{"date", due.before}}});
  }
  check_counted(c, path_of(path, "due", "lead"), one.calendar, due.lead);
  if (due.opens && days_in(*due.opens) < days_in(due.lead)) {
    c.error(path_of(path, "due", "opens"),
            {"contract.opens_late",
             {{"opens", time::to_string(*due.opens)}, {"lead", time::to_string(due.lead)}}});
  }
}

// A calendar that runs out of hours before the promise can end (ruling 14).
void check_countable(const Checking& c, const Obligation& one, const std::string& path) {
  const time::CalendarRules* rules = c.rules(one.calendar);
  if (!rules || rules->always || !c.contract.starts) return;
  try {
    const time::Calendar calendar(*rules);
    each_level(path, one.within,
               [&](const std::string& place, const std::string&, time::Duration limit) {
                 try {
                   if (limit.is_working_days()) {
                     calendar.close_of_working_day(*c.contract.starts,
                                                   std::max<std::int64_t>(1, limit.count));
                   } else if (limit.is_counted()) {
                     calendar.add(calendar.zone().instant(LocalSeconds(*c.contract.starts)),
                                  limit.seconds());
                   }
                 } catch (const Error&) {
                   c.error(place, {"contract.runs_out",
                                   {{"text", time::to_string(limit)}, {"calendar", one.calendar}}});
                 }
               });
  } catch (const Error&) {
    // The calendar itself is wrong, and reported where it stands.
  }
}

}  // namespace

void check_limit(const Checking& c, std::size_t number) {
  const Obligation& one = c.contract.obligations[number];
  const std::string path = path_of("obligations", number);
  const std::string within = path_of(path, "within");
  check_sort(c, one, path);
  check_pauses(c, one, path);
  check_due(c, one, path);
  check_levels(c, within, one.within);
  each_level(within, one.within,
             [&](const std::string& place, const std::string&, time::Duration limit) {
               check_counted(c, place, one.calendar, limit);
             });
  check_countable(c, one, within);
}

}  // namespace svcdesk::contract
