// From the words of a command line to a command and its arguments, with did-you-mean.
#pragma once

#include <string>
#include <vector>

#include "cli/args.hpp"
#include "cli/tree/command.hpp"

namespace svcdesk::cli {

struct Invocation {
  enum class Asked { run, help, version } asked = Asked::run;
  const Noun* noun = nullptr;        // for help on a noun
  const Command* command = nullptr;  // for help on everything: none
  Arguments arguments{};
};

// Throws Error(usage) that names the nearest command, option or choice.
Invocation parse(const std::vector<std::string>& words);

// Where the noun and the verb stand among the words, options in front passed over.
struct Heading {
  std::string noun;
  std::string verb;
  const Noun* group = nullptr;       // found
  const Command* command = nullptr;  // found
  std::vector<std::string> rest;     // every other word
};
Heading heading(const std::vector<std::string>& words);

}  // namespace svcdesk::cli
