#include "cli/terminal/signals.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <climits>
#include <cstring>

namespace svcdesk::cli {
namespace {

// Read by the signal handler: a plain buffer, and the flag that it is complete.
char unlink_path[PATH_MAX];
volatile sig_atomic_t unlink_ready = 0;

void end_now(int number) {
  if (unlink_ready != 0) ::unlink(unlink_path);
  ::_exit(128 + number);
}

void install(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  ::sigaction(number, &action, nullptr);
}

bool ignored(int number) {
  struct sigaction action {};
  return ::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

void handle_signals() {
  // Whoever started us with an ignored interrupt (nohup, a shell's background job) means it.
  if (!ignored(SIGINT)) install(SIGINT, end_now);
  if (!ignored(SIGTERM)) install(SIGTERM, end_now);
  install(SIGPIPE, SIG_IGN);
}

UnlinkedWhenInterrupted::UnlinkedWhenInterrupted(const std::string& path) {
  if (path.empty() || path.size() >= sizeof unlink_path) return;
  std::memcpy(unlink_path, path.c_str(), path.size() + 1);
  unlink_ready = 1;
}

UnlinkedWhenInterrupted::~UnlinkedWhenInterrupted() { unlink_ready = 0; }

void hold_standard_descriptors() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) != -1) continue;
    const int opened = ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened != fd && opened >= 0) ::close(opened);
  }
}

}  // namespace svcdesk::cli
