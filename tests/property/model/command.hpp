// What somebody asks of the desk, as a value: made at random, printed as a person would type it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hours.hpp"

namespace model {

struct Command {
  std::string verb;  // "open", "respond", "sweep", "apply", ...
  Time now = 0;      // the computer's clock
  std::optional<Time> at{};
  std::string who = "chen";
  int number = 0;  // of the case
  std::map<std::string, std::string> with{};
  std::string request{};  // --request-id
  enum class Mode { change, dry_run } mode = Mode::change;

  std::string word(const std::string& key) const {
    const auto found = with.find(key);
    return found == with.end() ? std::string() : found->second;
  }
  std::optional<Time> time(const std::string& key) const {
    const std::string text = word(key);
    return text.empty() ? std::nullopt : std::optional<Time>(std::stoll(text));
  }
  // What a request id stands for (decision 10): all but the clock.
  std::string words() const;
};

// "2026-03-26 08:00:00 +01:00".
std::string text(Time at);
std::string text(const Command& command);
std::string text(const std::vector<Command>& commands);

}  // namespace model
