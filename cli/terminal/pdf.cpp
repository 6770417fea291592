#include "cli/terminal/pdf.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <vector>

#include "cli/input/files.hpp"
#include "svcdesk/base/error.hpp"

namespace svcdesk::cli {
namespace {

std::string find_program(const std::string& name, const Environment& environment) {
  std::string folders = environment.variable("PATH");
  if (folders.empty()) folders = "/usr/local/bin:/usr/bin:/bin";
  for (std::size_t from = 0; from <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', from), folders.size());
    const std::string path = folders.substr(from, end - from) + "/" + name;
    if (path.starts_with('/') && ::access(path.c_str(), X_OK) == 0) return path;
    from = end + 1;
  }
  return {};
}

std::vector<std::string> program_environment(const Environment& environment) {
  std::vector<std::string> out = {"LC_ALL=C.UTF-8"};
  for (const char* name : {"PATH", "HOME", "SOURCE_DATE_EPOCH", "FONTCONFIG_FILE"}) {
    const std::string value = environment.variable(name);
    if (!value.empty()) out.push_back(std::string(name) + "=" + value);
  }
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

// The exit code of the program; -1 where it could not be started or was killed.
int run_program(std::vector<std::string> words, std::vector<std::string> variables) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> argv = pointers(words);
  std::vector<char*> envp = pointers(variables);
  pid_t child = 0;
  const int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return -1;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

void make_pdf(std::string_view html, const std::string& path, const Environment& environment) {
  const std::size_t dot = path.rfind('.');
  const std::string beside = path.substr(0, dot) + ".html";
  write_file(beside, html);
  const std::string program = find_program("weasyprint", environment);
  const std::string part = path + ".part";
  if (!program.empty() &&
      run_program({program, "-f", "pdf", beside, part}, program_environment(environment)) == 0) {
    write_file(path, read_file(part));
    ::unlink(part.c_str());
    ::unlink(beside.c_str());
    return;
  }
  ::unlink(part.c_str());
  throw Error(ErrorCode::failed,
              {program.empty() ? "cli.pdf.no_program" : "cli.pdf.failed", {{"html", beside}}})
      .hint({"cli.pdf.hint", {}});
}

}  // namespace svcdesk::cli
