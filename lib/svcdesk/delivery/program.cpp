#include "svcdesk/delivery/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "svcdesk/delivery/descriptor.hpp"

namespace svcdesk::delivery {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds slice{20};            // how soon an end is seen while a stream stays open
constexpr milliseconds longest_grace{1000};  // between SIGTERM and SIGKILL

// A program that closes its standard input early must not end this process. A library cannot change
// the disposition of SIGPIPE for everybody: it is held back for this thread and taken out again.
class NoSigpipe {
 public:
  NoSigpipe() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t waiting;
    sigpending(&waiting);
    was_pending_ = sigismember(&waiting, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoSigpipe() {
    const timespec at_once{};
    while (!was_pending_ && sigtimedwait(&pipe_, nullptr, &at_once) == -1 && errno == EINTR) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoSigpipe(const NoSigpipe&) = delete;
  NoSigpipe& operator=(const NoSigpipe&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  constexpr std::array<const char*, 3> folders{"/usr/local/bin/", "/usr/bin/", "/bin/"};
  for (const char* folder : folders) {
    std::string path = folder + name;
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return name;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

class Child {
 public:
  Child(const Program& program, std::string_view input)
      : input_(input), longest_(program.longest_output) {
    start(program);
  }

  Finished wait_until(Clock::time_point deadline, milliseconds grace) {
    if (pid_ <= 0) return std::move(done_);
    bool asked = false;
    while (!ended()) {
      const auto now = Clock::now();
      if (now >= deadline) break;
      if (!asked && now >= deadline - grace) {
        asked = true;
        kill(-pid_, SIGTERM);
      }
      exchange(std::min<milliseconds>(
          slice, std::chrono::duration_cast<milliseconds>(deadline - now) + milliseconds{1}));
    }
    finish(asked);
    return std::move(done_);
  }

 private:
  void start(const Program& program) {
    Pipe in, out, err;
    if (!in.open() || !out.open() || !err.open()) {
      done_.code = errno;
      return;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write.get(), STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    std::vector<std::string> argv = program.argv;
    std::vector<std::string> environment = program.environment;
    const std::string path = find_program(argv.front());
    done_.code = posix_spawn(&pid_, path.c_str(), &actions, &attributes, pointers(argv).data(),
                             pointers(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (done_.code != 0) pid_ = -1;
    in_ = std::move(in.write);
    out_ = std::move(out.read);
    err_ = std::move(err.read);
    for (const Descriptor* end : {&in_, &out_, &err_}) set_nonblocking(*end);
  }

  // True once the program itself is gone; it stays a zombie, so that its number is still its own
  // when the rest of its group is killed.
  bool ended() {
    siginfo_t about{};
    return waitid(P_PID, static_cast<id_t>(pid_), &about, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           about.si_pid == pid_;
  }

  void exchange(milliseconds longest) {
    if (input_.empty()) in_.reset();
    std::array<pollfd, 3> wanted{
        {{in_.get(), POLLOUT, 0}, {out_.get(), POLLIN, 0}, {err_.get(), POLLIN, 0}}};
    if (poll(wanted.data(), wanted.size(), static_cast<int>(longest.count())) <= 0) return;
    if (wanted[0].revents != 0) give();
    if (wanted[1].revents != 0) take(out_, done_.out);
    if (wanted[2].revents != 0) take(err_, done_.err);
  }

  void give() {
    const ssize_t size = write(in_.get(), input_.data(), input_.size());
    if (size > 0) {
      input_.remove_prefix(static_cast<std::size_t>(size));
    } else if (errno != EAGAIN && errno != EINTR) {
      input_ = {};  // it does not want to hear more
    }
  }

  // Whether there may be more at once.
  bool take(Descriptor& from, std::string& to) {
    std::array<char, 16384> part{};
    const ssize_t size = from ? read(from.get(), part.data(), part.size()) : 0;
    if (size <= 0) {
      if (size == 0 || (errno != EAGAIN && errno != EINTR)) from.reset();
      return false;
    }
    const std::size_t room = longest_ - std::min(longest_, to.size());
    const auto bytes = static_cast<std::size_t>(size);
    done_.cut = done_.cut || bytes > room;
    to.append(part.data(), std::min(bytes, room));
    return true;
  }

  void finish(bool asked) {
    const bool in_time = ended();
    kill(-pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    // What the pipes hold belongs to the answer; a stray process that still writes is not waited
    // for.
    for (std::size_t read = 0; read < longest_ + 65536 && take(out_, done_.out); read += 16384) {
    }
    for (std::size_t read = 0; read < longest_ + 65536 && take(err_, done_.err); read += 16384) {
    }
    if (!in_time || (asked && WIFSIGNALED(status))) {
      done_.how = Finished::How::timed_out;
    } else if (WIFEXITED(status)) {
      done_.how = Finished::How::exited;
      done_.code = WEXITSTATUS(status);
    } else {
      done_.how = Finished::How::killed;
      done_.code = WTERMSIG(status);
    }
  }

  pid_t pid_ = -1;
  std::string_view input_;
  std::size_t longest_;
  Descriptor in_, out_, err_;
  Finished done_;
};

}  // namespace

Finished run(const Program& program, std::string_view input) {
  Finished nothing;
  nothing.code = EINVAL;
  if (program.argv.empty() || program.argv.front().empty()) return nothing;
  const NoSigpipe guard;
  const auto deadline = Clock::now() + program.timeout;
  return Child(program, input).wait_until(deadline, std::min(longest_grace, program.timeout / 10));
}

std::vector<std::string> fixed_environment() {
  return {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"};
}

}  // namespace svcdesk::delivery
