// Calendar files that came after the contract, as the journal keeps them (decision 7). Private to
// the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/extension.hpp"
#include "svcdesk/desk/session.hpp"

namespace svcdesk::desk {

// As a list of "first", "last", "summary".
Json entries_json(const std::vector<time::CalendarEntry>& entries);

// What was imported into the contract's calendars, in that order.
std::vector<contract::CalendarImport> imports_of(const View& view, const std::string& contract);

// The contract of a new file with what was imported earlier, in the years that the file itself says
// nothing of.
contract::Contract with_imports(const View& view, contract::Contract contract,
                                std::string_view bytes);

}  // namespace svcdesk::desk
