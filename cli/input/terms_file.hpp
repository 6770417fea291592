// A contract file for commands that need no database.
#pragma once

#include "cli/context.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cli {

// Reads the command's FILE: a whole contract or a fragment (calendars, perhaps obligations). Throws
// Error(invalid) with all findings; warnings are told on stderr.
contract::Contract read_fragment_file(Context& context);

// The calendar's zone where the file is a fragment without a contract of its own, else the
// contract's.
time::Zone zone_for(const contract::Terms& terms, const std::string& calendar);

// Where the calendar or obligation is unknown: Error(not_found) that names the nearest.
const contract::Obligation& obligation_named(const contract::Contract& contract,
                                             const std::string& name);
const time::Calendar& calendar_named(const contract::Terms& terms, const std::string& name);

}  // namespace svcdesk::cli
