// What the process finds around itself, as a value: so that tests can make one up.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::cli {

enum class Terminal { no, yes };

struct Environment {
  std::map<std::string, std::string, std::less<>> variables;
  std::function<std::string()> login;  // of the user id, whatever the variables say
  std::string home;                    // HOME, else the user's home
  std::string program;                 // path of this executable, or empty
  Terminal input = Terminal::no;
  Terminal output = Terminal::no;
  Terminal errors = Terminal::no;
  std::size_t columns = 0;  // of the terminal behind stdout; 0: unknown
  std::function<Instant()> clock;
  bool process_ends = false;  // after the command: what it holds is left to the system

  // Empty where it is not set.
  std::string variable(std::string_view name) const;
};

// The real one.
Environment system_environment();

}  // namespace svcdesk::cli
