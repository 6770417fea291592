#include "svcdesk/contract/checks.hpp"

#include <algorithm>

#include "svcdesk/contract/words.hpp"

namespace svcdesk::contract {

void Checking::error(const std::string& path, Message text) const {
  findings.add({Severity::error, places.of(path), std::move(text)});
}

void Checking::warning(const std::string& path, Message text) const {
  findings.add({Severity::warning, places.of(path), std::move(text)});
}

void Checking::known(const std::string& path, std::string_view what,
                     const std::vector<std::string>& names,
                     const std::vector<std::string>& known_names) const {
  for (std::size_t i = 0; i < names.size(); ++i) {
    known(path_of(path, i), what, names[i], known_names);
  }
}

void Checking::known(const std::string& path, std::string_view what, const std::string& name,
                     const std::vector<std::string>& known_names) const {
  // An empty name stands where reading found no text, and is reported already.
  if (name.empty()) return;
  if (std::find(known_names.begin(), known_names.end(), name) != known_names.end()) return;
  if (whole == Whole::fragment && known_names.empty()) return;
  error(path, findings.unknown_name(what, name, known_names));
}

std::vector<std::string> Checking::role_codes() const {
  std::vector<std::string> found;
  for (const Role& role : contract.roles) found.push_back(role.code);
  return found;
}

std::vector<std::string> Checking::level_codes() const {
  std::vector<std::string> found;
  for (const Level& level : contract.levels) found.push_back(level.code);
  return found;
}

std::vector<std::string> Checking::people_ids() const {
  std::vector<std::string> found;
  for (const Person& person : contract.people) found.push_back(person.id);
  return found;
}

std::vector<std::string> Checking::site_codes() const {
  std::vector<std::string> found;
  for (const Site& site : contract.sites) found.push_back(site.code);
  return found;
}

std::vector<std::string> Checking::powers() const {
  std::vector<std::string> found;
  for (const Role& role : contract.roles) {
    for (const std::string& power : role.may) {
      if (std::find(found.begin(), found.end(), power) == found.end()) found.push_back(power);
    }
  }
  return found;
}

std::vector<std::string> Checking::recipient_names() const {
  std::vector<std::string> found = role_codes();
  if (whole == Whole::fragment && found.empty()) return found;
  for (const auto name : recipients) found.emplace_back(name);
  return found;
}

const time::CalendarRules* Checking::rules(std::string_view calendar) const {
  return contract.calendar(calendar);
}

bool Checking::is_always(std::string_view calendar) const {
  const time::CalendarRules* found = rules(calendar);
  return found ? found->always : calendar == "always";
}

void check_all(const Checking& c) {
  check_header(c);
  check_calendars(c);
  if (c.whole == Checking::Whole::yes) {
    check_people(c);
    check_roles(c);
    check_rotas(c);
    check_cases(c);
    check_parts(c);
  }
  for (std::size_t i = 0; i < c.contract.obligations.size(); ++i) {
    check_obligation(c, i);
    check_limit(c, i);
    check_ladder(c, i);
    if (c.whole == Checking::Whole::yes) check_reach(c, i);
  }
}

void check_counted(const Checking& c, const std::string& path, std::string_view calendar,
                   time::Duration duration) {
  const time::CalendarRules* rules = c.rules(calendar);
  const std::string text = time::to_string(duration);
  const std::string name(calendar);
  const bool days = duration.unit == time::Unit::day || duration.unit == time::Unit::week;
  if (days && rules && !rules->always) {
    c.error(path, {"contract.days_on_calendar", {{"text", text}, {"calendar", name}}});
  }
  if (!duration.is_working_days()) return;
  if (c.is_always(calendar)) {
    c.warning(path, {"contract.working_days_always", {{"text", text}, {"calendar", name}}});
  }
}

}  // namespace svcdesk::contract
