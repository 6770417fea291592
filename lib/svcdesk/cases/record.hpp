// What a case remembers of single happenings: visits, approvals, pauses, files, judgements.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::cases {

// One visit, a cycle of its own for the on-site clocks (CASE-5, CASE-15).
struct Visit {
  std::int64_t number = 0;
  Instant agreed;
  std::string agreed_by;           // the customer's side of the agreement
  std::optional<Instant> planned;  // the date agreed, if any
  std::optional<Instant> acknowledged;
  std::optional<Instant> arrived;
  std::optional<Instant> carried_out;  // when the plan of action was carried out
  std::optional<Instant> finished;
  std::vector<std::string> engineers;    // the first is in charge (ORG-5)
  std::vector<std::string> attended_by;  // the customer's staff (CASE-7)
  std::string plan;                      // plan of action
  std::string carried_out_by;            // "us", "customer" or "nobody"
  std::string result;
  std::string cancelled;  // why it did not take place, or empty
  std::string report;     // SHA-256 of the signed customer service report, or empty
  bool operator==(const Visit&) const = default;
};

// A consent on record; an act that needed it uses it up.
struct Approval {
  enum class Use { standing, used };
  std::string what;  // power or step approved: "visit.plan", "restart", "stop", "step:backup"
  std::string by;    // person id, or the name as it was given
  Instant at;
  std::string note;
  std::string second_person;  // who stands by at a stop (CASE-7)
  std::int64_t visit = 0;     // the visit it is for; 0: none
  Use use = Use::standing;
  bool operator==(const Approval&) const = default;
};

struct Pause {
  std::string reason;
  Instant from;
  std::optional<Instant> until;
  std::optional<Instant> resumed;

  // [from, the earlier of `until` and the resumption).
  bool runs(Instant at) const;
  bool operator==(const Pause&) const = default;
};

struct Attachment {
  std::string sha256;
  std::string name;
  std::string kind;  // "signed-report", "evidence", "mail", "other"
  Instant at;
  bool operator==(const Attachment&) const = default;
};

// One judgement of the level: who, when, why (CASE-2).
struct Judgement {
  std::string level;
  std::string by;
  Instant at;
  std::string reason;
  bool operator==(const Judgement&) const = default;
};

// A remote session: agreed with the customer first (CASE-4).
struct RemoteSession {
  std::int64_t number = 0;
  Instant agreed;
  std::optional<Instant> started;
  std::string consent_by;
  std::string assisted_by;
  bool operator==(const RemoteSession&) const = default;
};

}  // namespace svcdesk::cases
