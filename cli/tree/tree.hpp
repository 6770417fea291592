// Walking the command tree: what there is, what was meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/tree/command.hpp"

namespace svcdesk::cli {

// Every noun; the first one has no name and holds the commands that stand alone.
std::span<const Noun> nouns();

const Noun* find_noun(std::string_view name);
const Command* find_command(std::string_view noun, std::string_view verb);

// Options that every command takes, and those of every changing command.
std::span<const Option> common_options();
std::span<const Option> change_options();

// All that a command takes: its own, then those above.
std::vector<const Option*> options_of(const Command& command);

// "contract check"; "sweep".
std::string name_of(const Command& command);

// The words of "a|b|c".
std::vector<std::string> split_choices(std::string_view choices);

// How help and manual name a value: "TIME", "FILE", or the choices themselves.
std::string placeholder(Kind kind, std::string_view choices);
// "FILE", "[FILE]", "FILE..."
std::string placeholder(const Argument& argument);

// Message ids: "cli.do.contract.check", "cli.noun.contract", and for options and arguments the
// command's own words where it has any ("cli.opt.contract.check.level"), else its noun's
// ("cli.opt.contract.level"), else the common ones ("cli.opt.level").
std::string summary_id(const Command& command);
std::string summary_id(const Noun& noun);
std::string option_id(const Command& command, const Option& option);
std::string argument_id(const Command& command, const Argument& argument);

}  // namespace svcdesk::cli
