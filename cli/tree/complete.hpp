// Shell completion: `svcdesk __complete WORDS... CURRENT` prints what may stand for the last word,
// one "value<TAB>description" a line.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"

namespace svcdesk::cli {

struct Candidate {
  std::string value;
  std::string description;
};

// Where the shell is to complete by itself: a line of this kind comes first.
inline constexpr std::string_view file_candidates = ":file";
inline constexpr std::string_view folder_candidates = ":folder";

// What may stand for the last word. `dynamic` gives the names of a kind (cases, people, levels...)
// that only the database knows.
using Names = std::function<std::vector<Candidate>(Kind)>;
std::vector<Candidate> candidates(const std::vector<std::string>& words, Language language,
                                  const Names& dynamic);

// Prints them. Never fails: whatever goes wrong means that there is nothing to offer.
ExitCode complete(const std::vector<std::string>& words, Streams streams,
                  const Environment& environment);

}  // namespace svcdesk::cli
