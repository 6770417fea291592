// The event history of another desk, one row a change, as cases to import (CASE-9; lesson
// zammad#2949: true times, nobody told about the past).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input/incident_log.hpp"
#include "svcdesk/desk/cases.hpp"

namespace svcdesk::cli {

// What a state of the other desk means here: an event, for a pause with its reason; nothing: no
// event.
struct StateMeaning {
  std::string type;
  std::string reason;
};

// "Resolved=case.resolved", "Awaiting User Info=case.paused:customer", "New=-". Throws
// Error(usage).
std::map<std::string, StateMeaning> parse_state_map(const std::vector<std::string>& pairs);

// Rows of one id in the order of the file: a change of state or level is an event at the row's
// time; leaving a pause is a resumption, leaving a settled state a reopening. Throws Error(invalid)
// with every line that cannot be read.
std::vector<desk::ImportedCase> read_history(std::string_view bytes, const std::string& file,
                                             const LogWords& words,
                                             const std::map<std::string, StateMeaning>& states);

// A row of a log with one row a case.
desk::ImportedCase imported(const obligations::LoggedCase& row);

}  // namespace svcdesk::cli
