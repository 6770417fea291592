// Names that only the database knows, for shell completion.
#pragma once

#include <string>
#include <vector>

#include "cli/tree/complete.hpp"

namespace svcdesk::cli {

// The cases, people, levels... that a value of that kind can be; `words` may name the database and
// the contract. Throws what opening the database throws.
std::vector<Candidate> dynamic_names(Kind kind, const std::vector<std::string>& words,
                                     Streams streams, const Environment& environment);

}  // namespace svcdesk::cli
