// The payload keys that the clocks read, whoever writes the event. Times are UTC seconds.
//
//   opened, level_changed, "level"; every text member is an attribute for `when` ("kind", "site")
//   changed
//   opened                 "imported": true: no step is planned before the event was recorded
//   paused                 "reason", optional "until"
//   resumed                "reason", or none for all
//   any starting event     "cycle": names the occurrence (integer or text), else the running
//   number;
//                          "date" ("2026-01-05"): the promise starts at 24:00 of it (ruling 10);
//                          "due": the deadline of an obligation with due = "event"
//   any met-by or void-by  "cycle", "period": the one occurrence that it settles (ruling 4)
//   due_changed            "due", optional "cycle"
//   period.began           "obligation", "period", "first", "last" (dates of its window), "due"
//   obligation.moved       "moved": a list of "obligation", "occurrence", "was" and "due" (left out
//                          where there was, or is, no deadline); by "contract_version" or
//                          "calendar"
//   obligation.breached    "obligation", "occurrence", "level", "due" (else the event's own time)
//   obligation.overtaken   the same
//   step.fired             "obligation", "occurrence", "step", "repeat", "level", "planned",
//   "joined"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "svcdesk/base/json.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::journal {

// A member that may be written as a text or as an integer, as text; empty where it is missing.
std::string word(const Json& payload, std::string_view key);

// A member that holds UTC seconds; nothing where it is missing. Throws Error(database) for one
// that is not possible(): this program did not record it.
std::optional<Instant> moment(const Json& payload, std::string_view key);

// A member that counts: steps, repeats. 0 where it is missing; throws Error(database) for a number
// below 0 or above a billion.
int number(const Json& payload, std::string_view key);

}  // namespace svcdesk::journal
