// Reading and checking a contract file (CON-1, CON-2).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/contract/model.hpp"
#include "svcdesk/time/holidays.hpp"

namespace svcdesk::contract {

// What reading needs from outside: this room opens no file itself.
struct Sources {
  // The bytes of a file named in the contract, found beside it; nothing where there is none.
  std::function<std::optional<std::string>(std::string_view name)> read;
  time::IcsReader ics;
};

// What a file says: the contract as far as it could be read, and every finding, in file order.
struct Reading {
  Contract contract;
  std::vector<Finding> findings;
  bool valid() const;  // no finding is an error
};

// Reads and checks a whole contract: types, unknown keys, references, unreachable steps, roles
// nobody holds, people without a channel that a step needs, gaps in a rota, holidays that end
// before the term, contradictory calendars, impossible durations. Never throws for the file's
// content.
Reading read_contract(std::string_view bytes, const std::string& file_name, const Sources& sources);

// The same for a file that holds `svcdesk = 1`, calendars and perhaps obligations only: what
// `contract deadline` and `contract elapsed` accept.
Reading read_fragment(std::string_view bytes, const std::string& file_name, const Sources& sources);

// The contract, or Error(invalid) with all findings.
Contract load_contract(std::string_view bytes, const std::string& file_name,
                       const Sources& sources);

}  // namespace svcdesk::contract
