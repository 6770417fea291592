// A made-up environment and captured streams for tests of the command line.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/app.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::test {

using namespace svcdesk::cli;

inline Environment environment() {
  Environment out;
  out.login = [] { return std::string("tester"); };
  out.home = "/nonexistent/home";
  out.clock = [] { return time::parse_rfc3339("2026-01-12T02:21:00Z"); };
  return out;
}

struct Ran {
  ExitCode code;
  std::string out;
  std::string err;
};

inline Ran run_words(const std::vector<std::string>& words, const Environment& with,
                     const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const ExitCode code = run(words, {in, out, err}, with);
  return {code, out.str(), err.str()};
}

inline Ran run_words(const std::vector<std::string>& words, const std::string& input = {}) {
  return run_words(words, environment(), input);
}

}  // namespace svcdesk::test
