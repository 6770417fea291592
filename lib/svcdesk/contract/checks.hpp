// The rules that hold between the parts of a contract. To add one: write `void check_x(const
// Checking&)`, name it here and in checks.cpp, give its message a line in
// text/messages/contract.*.txt, and a wrong file under tests/golden/contracts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/findings.hpp"
#include "svcdesk/contract/model.hpp"

namespace svcdesk::contract {

struct Checking {
  const Contract& contract;
  const Places& places;
  Findings& findings;
  // A fragment names people, roles and levels that it need not have.
  enum class Whole { yes, fragment } whole = Whole::yes;

  void error(const std::string& path, Message text) const;
  void warning(const std::string& path, Message text) const;

  // Reports every name of the list at `path` that is not known.
  void known(const std::string& path, std::string_view what, const std::vector<std::string>& names,
             const std::vector<std::string>& known) const;
  void known(const std::string& path, std::string_view what, const std::string& name,
             const std::vector<std::string>& known) const;

  std::vector<std::string> role_codes() const;
  std::vector<std::string> level_codes() const;
  std::vector<std::string> people_ids() const;
  std::vector<std::string> site_codes() const;
  std::vector<std::string> powers() const;
  // Roles, "owner", "contact" and "participants".
  std::vector<std::string> recipient_names() const;
  const time::CalendarRules* rules(std::string_view calendar) const;
  bool is_always(std::string_view calendar) const;
};

// Every rule, over a contract as it was read.
void check_all(const Checking& checking);

void check_header(const Checking& c);     // zones, dates, level, fallback
void check_calendars(const Checking& c);  // hours, overlaps, holidays that end before the term
void check_people(const Checking& c);     // roles, sites, channels, certificates (ORG-1, ORG-4)
void check_roles(const Checking& c);      // held by somebody; powers kept apart
void check_rotas(const Checking& c);      // known people, gaps in the term
void check_cases(const Checking& c);      // kinds of case, their steps and approvals
void check_parts(const Checking& c);      // ways to the sites, substitutes, machines' parts
void check_obligation(const Checking& c, std::size_t number);
void check_limit(const Checking& c, std::size_t number);   // starts, due, within, calendar
void check_ladder(const Checking& c, std::size_t number);  // the steps' times
void check_reach(const Checking& c, std::size_t number);   // the steps' people and channels

// A duration that is counted on a calendar: d and w only on 24x7, bd only where days are worked.
void check_counted(const Checking& c, const std::string& path, std::string_view calendar,
                   time::Duration duration);

// use(path, level, value) for each value and where it stands; the level is empty for the common
// one.
template <class Value, class Use>
void each_level(const std::string& path, const ByLevel<Value>& values, Use use) {
  if (values.common) use(path, std::string(), *values.common);
  for (const auto& [level, value] : values.levels) use(path_of(path, level), level, value);
}

}  // namespace svcdesk::contract
