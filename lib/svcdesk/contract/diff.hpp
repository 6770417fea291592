// What an amendment changes (CON-3).
#pragma once

#include <string>
#include <vector>

#include "svcdesk/contract/model.hpp"

namespace svcdesk::contract {

// One difference, in words of the file: path "obligations.response.within.P2", before "2h", after
// "1h". An empty side means that it was not, or no longer is, there.
struct Change {
  std::string path;
  std::string before;
  std::string after;
  bool operator==(const Change&) const = default;
};

// Every difference, in the order of the new file, what was removed last. Lines do not count.
std::vector<Change> diff(const Contract& before, const Contract& after);

}  // namespace svcdesk::contract
