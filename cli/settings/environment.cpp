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
  if (const passwd* user = getpwuid(geteuid()); user != nullptr) {
    out.login = user->pw_name;
    if (out.home.empty()) out.home = user->pw_dir;
  }
  if (out.login.empty()) out.login = "uid" + std::to_string(geteuid());
  out.program = program_path();
  out.input = terminal(STDIN_FILENO);
  out.output = terminal(STDOUT_FILENO);
  out.errors = terminal(STDERR_FILENO);
  out.columns = out.output == Terminal::yes ? terminal_columns() : 0;
  out.clock = [] { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); };
  return out;
}

}  // namespace svcdesk::cli
