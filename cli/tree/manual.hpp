// The manual's sections about commands, made from the tree: `svcdesk __manual [NOUN]` prints what
// man/svcdesk-NOUN.1 has to say about each of them.
#pragma once

#include <string>

#include "cli/tree/command.hpp"

namespace svcdesk::cli {

// A page in man(7) macros. English: manual pages are (decision 26).
std::string manual(const Noun& noun);

// A text as roff has it: dashes that can be copied, no line that roff takes for a request.
std::string as_roff(std::string_view text);

}  // namespace svcdesk::cli
