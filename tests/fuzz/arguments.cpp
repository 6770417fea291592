// A command line, one word a line: parsed, completed, its settings read, what it searches for.
#include <algorithm>

#include "cli/settings/settings.hpp"
#include "cli/tree/complete.hpp"
#include "cli/tree/help.hpp"
#include "cli/tree/invocation.hpp"
#include "cli/tree/tree.hpp"
#include "svcdesk/store/detail/search.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {
namespace {

std::vector<std::string> words_of(std::string_view bytes) {
  std::vector<std::string> words;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    words.emplace_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return words;
}

cli::Environment environment() {
  cli::Environment found;
  found.home = "/nonexistent";
  found.login = [] { return std::string("zhao"); };
  found.clock = [] { return Instant{Seconds{1768179600}}; };
  return found;
}

void parsed(const std::vector<std::string>& words) {
  accepted({ErrorCode::usage}, [&] {
    const cli::Invocation invocation = cli::parse(words);
    if (invocation.asked != cli::Invocation::Asked::run) return;
    holds(invocation.command != nullptr, "what is run is a command");
    for (const cli::Option* option : cli::options_of(*invocation.command)) {
      const auto given = invocation.arguments.all(option->name);
      holds(given.size() < 2 || option->takes == cli::Takes::many, "an option once");
      holds(!given.empty() || option->need == cli::Need::optional, "what is required is there");
    }
    invocation.arguments.described();
    accepted({ErrorCode::usage, ErrorCode::invalid, ErrorCode::not_found, ErrorCode::failed},
             [&] { cli::read_settings(invocation.arguments, environment()); });
  });
}

void searched(const std::string& words) {
  const store::Wanted wanted(words);
  const std::string kept = store::searchable(words);
  store::index_terms(kept);
  if (!wanted.nothing()) {
    wanted.match();
    holds(wanted.in(kept), "a text is found by its own words");
  }
}

}  // namespace

void one(std::string_view bytes) {
  const std::vector<std::string> words = words_of(bytes);
  cli::guess_manner(words, environment());
  parsed(words);
  const cli::Names nobody = [](cli::Kind) { return std::vector<cli::Candidate>{}; };
  for (const auto& candidate : cli::candidates(words, Language::zh_cn, nobody)) {
    holds(!candidate.value.empty(), "a candidate is a word");
  }
  for (const std::string& word : words) searched(word);
}

}  // namespace svcdesk::fuzz
