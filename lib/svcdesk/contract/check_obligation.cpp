#include <algorithm>

#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/checks.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::contract {
namespace {

std::vector<std::string> codes_of(const auto& all, auto member) {
  std::vector<std::string> found;
  found.reserve(all.size());
  for (const auto& one : all) found.push_back(one.*member);
  return found;
}

// The attributes of a case whose values the contract itself lists.
void check_when(const Checking& c, const Obligation& obligation, const std::string& path) {
  const Contract& contract = c.contract;
  for (const auto& [attribute, values] : obligation.when) {
    const std::string inner = path_of(path, "when", attribute);
    if (attribute == "level") c.known(inner, "level", values, c.level_codes());
    if (attribute == "site") {
      c.known(inner, "site", values, c.site_codes());
    }
    if (attribute == "service") {
      c.known(inner, "service", values, codes_of(contract.services, &Service::number));
    }
    if (attribute == "kind" && obligation.on == "case" && !contract.case_kinds.empty()) {
      c.known(inner, "case_kind", values, codes_of(contract.case_kinds, &CaseKindTerms::code));
    }
  }
}

std::string own_names(const std::string& kind) {
  std::vector<std::string> own;
  for (const std::string& name : journal::names_for(kind)) {
    if (name.starts_with(kind + ".")) own.push_back(name.substr(kind.size() + 1));
  }
  return own.empty() ? "-" : joined(own);
}

void check_event(const Checking& c, const std::string& path, const std::string& event,
                 const std::string& kind) {
  if (event.empty() || journal::resolve(event, kind)) return;
  if (journal::find_type(event)) {
    return c.error(path, {"contract.internal_event", {{"name", event}}});
  }
  Message text = unknown("event", event, journal::names_for(kind));
  // The whole catalogue is too long for one line: the kind's own names are listed.
  for (auto& [name, value] : text.args) {
    if (name == "known") value = own_names(kind);
  }
  c.error(path, std::move(text));
}

void check_events(const Checking& c, const std::string& path,
                  const std::vector<EventFilter>& filters, const std::string& kind) {
  for (std::size_t i = 0; i < filters.size(); ++i) {
    const std::string item = path_of(path, i);
    check_event(c, c.places.has(item) ? item : path, filters[i].event, kind);
  }
}

// Ruling 8: nothing is implied, so a case that ends must be named among what ends the promise.
void check_ending(const Checking& c, const Obligation& obligation, const std::string& path) {
  if (obligation.on != "case" || obligation.met_by.empty()) return;
  const auto ends = [](const EventFilter& filter) {
    const journal::EventType* type = journal::find_type(filter.event);
    return type && type->kind == "case" &&
           (type->effect == journal::Effect::settled || type->effect == journal::Effect::closed ||
            type->effect == journal::Effect::halted);
  };
  const auto any = [&](const std::vector<EventFilter>& all) {
    return std::any_of(all.begin(), all.end(), ends);
  };
  if (any(obligation.met_by) || any(obligation.void_by)) return;
  c.warning(path, {"contract.never_ends", {{"obligation", obligation.name}}});
}

void check_obligation_names(const Checking& c, const Obligation& obligation,
                            const std::string& path) {
  std::vector<std::string> calendars = codes_of(c.contract.calendars, &time::CalendarRules::name);
  calendars.emplace_back("always");
  c.known(path_of(path, "calendar"), "calendar", obligation.calendar, calendars);
  c.known(path_of(path, "pauses"), "pause_reason", obligation.pauses,
          codes_of(c.contract.pause_reasons, &PauseReason::code));
  if (obligation.owner.empty()) return;
  c.known(path_of(path, "owner"), "role", obligation.owner, c.role_codes());
  const bool unheld =
      c.contract.role(obligation.owner) && c.contract.holders(obligation.owner).empty();
  if (unheld) {
    c.error(path_of(path, "owner"), {"contract.role_unheld", {{"role", obligation.owner}}});
  }
}

}  // namespace

void check_obligation(const Checking& c, std::size_t number) {
  const Obligation& obligation = c.contract.obligations[number];
  const std::string path = path_of("obligations", number);
  for (std::size_t i = 0; i < number && !obligation.name.empty(); ++i) {
    if (c.contract.obligations[i].name != obligation.name) continue;
    c.error(path_of(path, "name"), {"contract.obligation_twice",
                                    {{"obligation", obligation.name},
                                     {"line", std::to_string(c.contract.obligations[i].line)}}});
    break;
  }
  const std::vector<std::string> kinds = journal::subject_kinds();
  c.known(path_of(path, "on"), "kind", obligation.on, kinds);
  check_when(c, obligation, path);
  check_obligation_names(c, obligation, path);
  check_ending(c, obligation, path);
  // What an event is called depends on the subject.
  if (std::find(kinds.begin(), kinds.end(), obligation.on) == kinds.end()) return;
  check_events(c, path_of(path, "starts"), obligation.starts, obligation.on);
  check_events(c, path_of(path, "met-by"), obligation.met_by, obligation.on);
  check_events(c, path_of(path, "void-by"), obligation.void_by, obligation.on);
}

}  // namespace svcdesk::contract
