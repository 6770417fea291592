// A contract as lines of "path = value" in words of the file, for comparing.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/contract/model.hpp"

namespace svcdesk::contract {

struct Line {
  std::string path;   // "obligations.response.within.P2"
  std::string value;  // "2h"
  // Whether a file says the same by saying nothing.
  enum class Said { yes, default_value } said = Said::yes;
};

// In the order in which a contract file is written. Places in the file are left out.
std::vector<Line> flat(const Contract& contract);

}  // namespace svcdesk::contract
