// What was promised, as data (CON-1). Values only: no file, no clock, no decision.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/language.hpp"
#include "svcdesk/contract/parties.hpp"
#include "svcdesk/contract/promise.hpp"
#include "svcdesk/contract/supply.hpp"
#include "svcdesk/time/calendar.hpp"

namespace svcdesk::contract {

struct Contract {
  std::string id;
  std::string title;
  std::string customer;
  std::string provider;
  std::string zone = "UTC";
  Language language = Language::en;
  std::optional<Date> signed_on;
  std::optional<Date> starts;
  std::optional<Date> ends;  // last day of the term
  std::string hotline;
  std::string default_level;          // "not judged yet" counts as this one (CASE-2)
  std::vector<std::string> fallback;  // roles told when nobody else can be (ruling 23)
  std::vector<std::string> channels;  // names the operator's config explains (decision 12)
  std::vector<Level> levels;
  std::vector<Role> roles;
  std::vector<Person> people;
  std::vector<Rota> rotas;
  std::vector<Site> sites;
  std::vector<Service> services;
  std::vector<Holiday> holidays;
  std::vector<CaseKindTerms> case_kinds;
  std::vector<PauseReason> pause_reasons;
  std::vector<time::CalendarRules> calendars;  // "always" is there in every contract
  std::vector<FileBeside> files;               // that calendars and [parts] name
  Supply parts;
  std::vector<Obligation> obligations;
  std::map<std::string, std::vector<std::string>> separation;  // power -> powers not in one hand

  const Person* person(std::string_view id) const;
  const Level* level(std::string_view code) const;
  const Obligation* obligation(std::string_view name) const;
  const CaseKindTerms* case_kind(std::string_view code) const;
  const Role* role(std::string_view code) const;
  // What a screen calls the role; the code where it has no name or is none of the contract's.
  Name role_name(const std::string& code) const;
  const time::CalendarRules* calendar(std::string_view name) const;
  // Everybody who holds the role, in the order of the file.
  std::vector<const Person*> holders(std::string_view role) const;
  // Whether one of the person's roles carries the power (ORG-6).
  bool may(const Person& person, std::string_view power) const;

  bool operator==(const Contract&) const = default;
};

// Which address of a person a channel uses: "sms" and "phone" go to the mobile number, every other
// channel to the address of its own name (email, webhook, wecom, ...).
std::string_view address_kind(std::string_view channel);

// The person's certificate for a role's need: "PMP", or kind and level: "HCIP storage"; nullptr
// where there is none (ORG-4).
const Certificate* certificate_for(const Person& person, std::string_view need);

// The person's address for that channel; nullptr where there is none (ruling 24).
const std::string* address_for(const Person& person, std::string_view channel);

}  // namespace svcdesk::contract
