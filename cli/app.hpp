// From argv to an exit code.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/exit_code.hpp"

namespace svcdesk::cli {

// The whole process: its streams, environment and signals.
int run_process(int argc, char** argv);

// One command line over given streams. Never throws; errors are told on streams.err.
ExitCode run(const std::vector<std::string>& words, Streams streams,
             const Environment& environment);

}  // namespace svcdesk::cli
