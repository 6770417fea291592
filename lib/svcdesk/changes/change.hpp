// A change as its events have made it (CHG-1). Pure: state = fold(events).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/base/ids.hpp"
#include "svcdesk/changes/record.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::changes {

using authority::Acting;
using authority::Drafts;

enum class Status {
  requested,
  assessed,
  approved,  // by both sides; a stop has consents of its own
  refused,
  withdrawn,
  running,
  finished,  // carried out, waits for its test
  failed,    // its test: it can only be rolled back
  done,
  rolled_back,  // and may be approved and started again
};
std::string_view to_string(Status status);

struct Change {
  ChangeId id;
  std::string contract;
  Status status = Status::requested;
  std::string title;
  std::string kind;  // "patch", "upgrade", "configuration"
  std::string reason;
  std::vector<Target> assets;
  std::vector<Value> values;  // configuration before and after, as planned
  std::string requested_by;   // person id, or the name as it was given
  std::optional<Signature> signature;
  std::optional<Assessment> assessment;  // the newest
  std::vector<Approval> approvals;
  std::vector<Attempt> attempts;
  std::string origin;     // what started it: "case/C-12", "finding/F-3", "release/V-2", or empty
  std::string ended_why;  // refused or withdrawn
  std::string ended_by;
  Instant opened;
  std::optional<Instant> approved;  // by both sides, the last time
  std::optional<Instant> ended;     // done, refused or withdrawn
  Instant last_event;               // the latest `at` of what people recorded
  std::int64_t revision = 0;        // the highest seq

  // The newest attempt, unless it was rolled back; null where there is none.
  const Attempt* current() const;
  // The consent of that side that stands at that time.
  const Approval* standing(std::string_view what, Side side, Instant at) const;

  bool operator==(const Change&) const = default;
};

// The change behind the events of its subject: the one that its change.requested names. Events that
// only refer to it are passed over. `events` in any order; they are applied in the order of (at,
// seq), as the clocks judge them.
Change fold(std::span<const journal::Event> events);

// What the files of the machines have to take over in the same transaction as this event: what a
// finished attempt set, or what its roll-back brought back. Nothing for any other event.
std::vector<Value> handed_over(const journal::Draft& draft);

}  // namespace svcdesk::changes
