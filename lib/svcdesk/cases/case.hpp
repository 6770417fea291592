// A case as its events have made it (CASE-1 to CASE-16). Pure: state = fold(events).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/base/ids.hpp"
#include "svcdesk/cases/record.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::cases {

using authority::Acting;
using authority::Drafts;

enum class Status { open, resolved, closed, merged, withdrawn };
std::string_view to_string(Status status);

// The way a case takes (CASE-4), the furthest it has come; steps may be skipped.
enum class Path { hotline, remote, on_site, second_line, vendor };
std::string_view to_string(Path path);

// Parts of a case that are still out, or old ones that nobody has settled (PRT-6), in words: "P-7
// (ssd-960g S123)"; nothing where no part was ever asked for. Found by whoever ends the case.
using UnsettledParts = std::optional<std::vector<std::string>>;

struct Case {
  CaseId id;
  std::string contract;
  Status status = Status::open;
  Path path = Path::hotline;
  std::string kind = "fault";
  std::string level;  // empty: not judged yet
  std::vector<Judgement> judgements;
  std::string title;
  std::string symptom;
  std::string error_text;
  std::string error_code;
  std::string channel;   // telephone, fax, web, e-mail, on-site, alarm
  std::string reporter;  // person id, or the name as it was given
  bool vouched = false;  // by a named contact (ORG-2)
  std::string vouched_by;
  std::string asset;
  std::string site;
  std::string product;
  std::string service;      // number in the service catalogue (CON-7)
  std::string owner;        // person id
  std::string external_id;  // of an imported case
  std::string mail_id;      // Message-ID of the e-mail it came from
  Instant opened;
  std::optional<Instant> acknowledged;  // the newest
  std::optional<Instant> responded;     // the newest
  std::string responded_by;
  std::optional<Instant> diagnosed;  // the newest
  std::optional<Instant> resolved;
  std::optional<Instant> closed;
  std::optional<Instant> ended;     // closed, merged or withdrawn
  std::optional<Instant> reopened;  // the newest
  std::string cause;
  std::string solution;
  std::string coverage;  // "", "covered", "customer" (CASE-13)
  std::string coverage_cause;
  std::string coverage_proof;
  std::string coverage_agreed_by;
  std::string confirmed_by;  // named contact
  std::optional<Instant> confirmed;
  std::string confirmed_how;
  std::optional<Instant> result_told;  // to the reporter (CASE-6)
  std::string report;                  // signed customer service report of a case without a visit
  std::optional<CaseId> merged_into;
  std::vector<std::string> links;
  std::vector<Visit> visits;
  std::vector<RemoteSession> remote_sessions;
  std::vector<Approval> approvals;
  std::vector<Pause> pauses;
  std::vector<Attachment> attachments;
  std::map<std::string, std::string> steps;  // code -> "done" or "skipped"
  std::vector<std::string> escalations;      // where to, since the case was last reopened
  bool escalated_technically = false;
  bool remote_agreed = false;
  std::optional<Instant> standby_judged;   // that an equivalent machine is needed (PRT-7)
  std::vector<std::string> vendors_open;   // vendors that have not answered yet
  std::map<std::string, Instant> vendors;  // vendor -> when it was called in last
  Instant last_event;                      // the latest `at` of what people recorded
  std::int64_t revision = 0;               // the highest seq

  bool paused(Instant now) const;
  const Visit* visit(std::int64_t number) const;
  const Visit* open_visit() const;  // the only visit not finished; null when none or several
  // Every visit not finished, in the order of their numbers.
  std::vector<const Visit*> open_visits() const;
  // The level in force at that moment; empty: not judged by then.
  std::string level_at(Instant at) const;
  // Since when nobody works on it any more: resolved, merged or withdrawn; nothing while it is
  // open.
  std::optional<Instant> stopped() const;
  // Whether it repairs what was faulty at the first inspection, as the customer agreed: separate
  // paid work, that is not counted against the contract (AST-2).
  bool paid_work() const;
  // Whether the customer was answered since the case was opened, or last reopened.
  bool answered() const;

  bool operator==(const Case&) const = default;
};

// The case behind the events of its subject: the one that its case.opened names. Events that only
// refer to it (notices, steps, links of other cases) are passed over. `events` in any order; they
// are applied in the order of (at, seq), as the clocks judge them.
Case fold(std::span<const journal::Event> events);

}  // namespace svcdesk::cases
