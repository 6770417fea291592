// Help made from the tree: for everything, for a noun, for one command.
#pragma once

#include <string>

#include "cli/tree/command.hpp"
#include "svcdesk/base/language.hpp"

namespace svcdesk::cli {

// With a command: its help; else with a noun: its verbs; else everything there is.
std::string help(const Noun* noun, const Command* command, Language language);

// "svcdesk contract check [OPTION]... FILE": the same line that the manual has.
std::string synopsis(const Command& command);

}  // namespace svcdesk::cli
