// The exit codes that scripts may depend on (interface.md, "Exit codes").
#pragma once

#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {

enum class ExitCode : int {
  done = 0,
  failed = 1,
  usage = 2,
  not_found = 3,
  refused = 4,
  invalid = 5,
  database = 6,
  busy = 7,
  partly_done = 8,
  in_breach = 10,  // --exit-code
  interrupted = 130,
};

// The values of ErrorCode are exit codes.
constexpr ExitCode exit_code(ErrorCode code) { return static_cast<ExitCode>(code); }

}  // namespace svcdesk::cli
