// Who and what a contract names: levels, roles, people, rotas, sites, services, kinds of case.
// Values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/base/language.hpp"
#include "svcdesk/contract/promise.hpp"
#include "svcdesk/time/calendar.hpp"

namespace svcdesk::contract {

// A fault level (CASE-2), in the order of the file: the first is the gravest.
struct Level {
  std::string code;  // "P1"
  Name name;
  std::string definition;
  Critical critical = Critical::no;
  bool operator==(const Level&) const = default;
};

struct Role {
  std::string code;  // "manager1"
  Name name;
  std::vector<std::string> may;    // powers (ORG-6): "level.lower", "visit.approve", "close", ...
  std::vector<std::string> needs;  // qualifications (ORG-4)
  std::string side;                // "ours" or "customer"
  bool operator==(const Role&) const = default;
};

struct Certificate {
  std::string kind;
  std::string level;
  std::string number;
  std::string issuer;
  std::optional<Date> expires;
  std::string proof;  // SHA-256 of the filed proof
  bool operator==(const Certificate&) const = default;
};

// Wall hours in which a person is left alone, in the person's zone.
struct QuietHours {
  time::Hours hours;
  std::vector<std::string> channels;  // empty: all
  bool operator==(const QuietHours&) const = default;
};

struct Person {
  std::string id;  // "li"
  std::string name;
  std::vector<std::string> roles;
  std::map<std::string, std::string> addresses;  // channel kind -> address: email, mobile, webhook
  std::string zone;                              // empty: the contract's
  std::optional<Language> language;
  std::optional<QuietHours> quiet;
  std::vector<std::string> sites;
  std::vector<std::string> skills;
  std::vector<Certificate> certificates;
  Assessed assessed = Assessed::no;  // passed the post assessment: may be sent alone (ORG-5)
  bool operator==(const Person&) const = default;
};

// One turn of a rota: who is on duty for a role in [from, to) (ORG-1).
struct Turn {
  std::string role;
  std::string person;
  LocalSeconds from;
  LocalSeconds to;
  bool operator==(const Turn&) const = default;
};

// A rota in weekly hours or in fixed turns; people take turns in the given order.
struct Rota {
  std::string role;
  std::vector<std::string> people;
  std::optional<Date> first;  // the first date of the first turn
  std::int64_t days = 7;      // length of a turn
  time::Hours handover{};     // open: time of day at which a turn begins
  std::vector<Turn> turns;    // exceptions and fixed turns, which come first
  bool operator==(const Rota&) const = default;
};

struct Site {
  std::string code;
  Name name;
  std::string address;
  std::string zone;
  bool operator==(const Site&) const = default;
};

// One product of the service catalogue (CON-7).
struct Service {
  std::string number;
  Name name;
  std::string includes;
  bool operator==(const Service&) const = default;
};

struct Holiday {
  std::string code;  // "spring-festival"
  Name name;
  std::vector<std::string> aliases;  // summaries in calendar files
  std::vector<Date> first_days;      // one a year, in order
  bool operator==(const Holiday&) const = default;
};

// A step of a kind of case (CASE-16).
struct WorkStep {
  std::string code;
  Name name;
  Mandatory mandatory = Mandatory::no;
  std::string approval;  // power that has to approve it first; empty: none
  bool operator==(const WorkStep&) const = default;
};

// A kind of case (CASE-10): its steps, and the proof its closing asks for (CASE-6).
struct CaseKindTerms {
  std::string code;  // "fault"
  Name name;
  std::vector<WorkStep> steps;
  std::vector<std::string> close_needs;   // "confirmation", "signed-report"; empty: by path
  std::vector<std::string> participants;  // roles that take part in such a case (CASE-14)
  bool operator==(const CaseKindTerms&) const = default;
};

// A reason for which a case may wait (CASE-9).
struct PauseReason {
  std::string code;
  Name name;
  bool operator==(const PauseReason&) const = default;
};

// What a file beside the contract is there for.
enum class FileUse { calendar, catalogue };

// A file beside the contract as it was applied; its bytes go into the journal (decision 6).
struct FileBeside {
  std::string name;
  std::string sha256;
  FileUse use = FileUse::calendar;
  bool operator==(const FileBeside&) const = default;
};

}  // namespace svcdesk::contract
