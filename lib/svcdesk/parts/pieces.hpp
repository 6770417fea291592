// Which pieces of a kind somebody means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace svcdesk::parts {

// By their serial numbers, or so many. Where both are said they have to agree.
struct Pieces {
  std::vector<std::string> serials;
  std::int64_t quantity = 0;  // 0: as many as there are serial numbers
  bool operator==(const Pieces&) const = default;
};

}  // namespace svcdesk::parts
