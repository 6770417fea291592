// A case as its events have made it (CASE-1 to CASE-16). Pure: state = fold(events).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::cases {

enum class Status { open, resolved, closed, merged, withdrawn };
std::string_view to_string(Status status);

// The way a case takes (CASE-4); steps may be skipped.
enum class Path { hotline, remote, on_site, second_line, vendor };
std::string_view to_string(Path path);

struct Visit {
  std::int64_t number = 0;
  Instant agreed;
  std::optional<Instant> planned;       // the date agreed, if any
  std::optional<Instant> acknowledged;
  std::optional<Instant> arrived;
  std::optional<Instant> finished;
  std::vector<std::string> engineers;   // the first is in charge (ORG-5)
  std::vector<std::string> attended_by; // the customer's staff (CASE-7)
  std::string plan;                     // plan of action
  std::string carried_out_by;           // "us" or "customer"
  std::string report;                   // SHA-256 of the signed customer service report, or empty
};

struct Approval {
  std::string what;      // power or step approved: "visit.plan", "restart", "stop", "step:backup"
  std::string by;        // person id
  Instant at;
  std::string note;
};

struct Pause {
  std::string reason;
  Instant from;
  std::optional<Instant> until;
  std::optional<Instant> resumed;
};

struct Attachment {
  std::string sha256;
  std::string name;
  std::string kind;  // "signed-report", "evidence", "mail", "other"
  Instant at;
};

struct Case {
  CaseId id;
  std::string contract;
  Status status = Status::open;
  Path path = Path::hotline;
  std::string kind = "fault";
  std::string level;  // empty: not judged yet
  std::string title;
  std::string symptom;
  std::string error_text;
  std::string error_code;
  std::string channel;       // telephone, fax, web, e-mail
  std::string reporter;      // person id, or the name as it was given
  bool vouched = false;      // by a named contact (ORG-2)
  std::string asset;
  std::string site;
  std::string product;
  std::string service;       // number in the service catalogue (CON-7)
  std::string owner;         // person id
  std::string external_id;   // of an imported case
  Instant opened;
  std::optional<Instant> acknowledged;
  std::optional<Instant> responded;
  std::optional<Instant> diagnosed;
  std::optional<Instant> resolved;
  std::optional<Instant> closed;
  std::string cause;
  std::string solution;
  std::string coverage;      // "", "covered", "customer" (CASE-13)
  std::string coverage_agreed_by;
  std::string confirmed_by;  // named contact
  std::optional<Instant> confirmed;
  std::string confirmed_how;
  std::optional<CaseId> merged_into;
  std::vector<std::string> links;
  std::vector<Visit> visits;
  std::vector<Approval> approvals;
  std::vector<Pause> pauses;
  std::vector<Attachment> attachments;
  std::map<std::string, std::string> steps;  // code -> "done" or "skipped"
  bool escalated_technically = false;
  bool remote_agreed = false;
  std::vector<std::string> vendors_open;     // vendors that have not answered yet
  Instant last_event;        // `at` of the newest event
  std::int64_t revision = 0; // seq of the newest event

  bool paused(Instant now) const;
  const Visit* open_visit() const;  // the only visit not finished; null when none or several
};

// The case behind the events of its subject. Events that only refer to it (notices, steps) are passed
// over. `events` in any order.
Case fold(std::span<const journal::Event> events);

}  // namespace svcdesk::cases
