// Running another program so that it can do no harm to this one: an argument vector and never a
// shell, an environment of its own, data on standard input, an end to its time and to its output.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::delivery {

struct Program {
  std::vector<std::string> argv;  // argv[0]: a path, or a name in /usr/local/bin, /usr/bin, /bin
  std::vector<std::string> environment;  // "NAME=value"; there is nothing else in it
  std::chrono::milliseconds timeout{30000};
  std::size_t longest_output = 65536;  // of each stream; what comes beyond is read and thrown away
};

struct Finished {
  enum class How { exited, killed, timed_out, not_started } how = How::not_started;
  int code = 0;  // exit code, signal, or errno
  std::string out;
  std::string err;
  bool cut = false;  // there was more output than was kept
};

// Starts the program in a session of its own and waits for it, at most for the timeout. Whatever it
// started is killed when it ends: nothing it left behind can hold up the caller. SIGTERM comes a
// little before the timeout, SIGKILL at it.
Finished run(const Program& program, std::string_view input);

// The only environment that programs get, before what a channel adds.
std::vector<std::string> fixed_environment();

}  // namespace svcdesk::delivery
