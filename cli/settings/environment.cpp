#include "cli/settings/environment.hpp"

#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <climits>

namespace svcdesk::cli {
namespace {

Terminal terminal(int fd) { return isatty(fd) == 1 ? Terminal::yes : Terminal::no; }

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

// Asks the system's user data base, which takes a while: only for whom nothing else names.
std::string login_name() {
  const passwd* user = getpwuid(geteuid());
  const std::string name = user == nullptr ? "" : user->pw_name;
  return name.empty() ? "uid" + std::to_string(geteuid()) : name;
}

std::string program_path() {
  char buffer[PATH_MAX];
  const ssize_t length = readlink("/proc/self/exe", buffer, sizeof buffer);
  return length > 0 ? std::string(buffer, static_cast<std::size_t>(length)) : std::string();
}

}  // namespace

std::string Environment::variable(std::string_view name) const {
  const auto found = variables.find(name);
  return found == variables.end() ? std::string() : found->second;
}

Environment system_environment() {
  Environment out;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    out.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  out.home = out.variable("HOME");
  if (out.home.empty()) {
    if (const passwd* user = getpwuid(geteuid()); user != nullptr) out.home = user->pw_dir;
  }
  out.login = login_name;
  out.program = program_path();
  out.input = terminal(STDIN_FILENO);
  out.output = terminal(STDOUT_FILENO);
  out.errors = terminal(STDERR_FILENO);
  out.columns = out.output == Terminal::yes ? terminal_columns() : 0;
  out.clock = [] { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); };
  out.process_ends = true;
  return out;
}

}  // namespace svcdesk::cli
