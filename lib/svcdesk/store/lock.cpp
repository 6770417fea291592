#include "svcdesk/store/detail/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "svcdesk/base/error.hpp"

namespace svcdesk::store {
namespace {

Error no_lock(const std::string& path, int cause) {
  return Error(ErrorCode::failed,
               {"store.lock_failed", {{"path", path}, {"cause", std::strerror(cause)}}});
}

int open_lock_file(const std::string& path, const struct stat& like) {
  constexpr int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  int file = ::open(path.c_str(), flags);
  if (file < 0 && errno == ENOENT) {
    const mode_t mode = like.st_mode & 0666;
    file = ::open(path.c_str(), flags | O_CREAT | O_EXCL, mode);
    if (file < 0 && errno == EEXIST) {
      file = ::open(path.c_str(), flags);
    } else if (file >= 0) {
      // The umask must not keep the group out; the owner stays as it is where we may not change it.
      const bool same_group = ::fchown(file, static_cast<uid_t>(-1), like.st_gid) == 0;
      if (::fchmod(file, same_group ? mode : mode & 0600) != 0) {
        const int cause = errno;
        ::close(file);
        throw no_lock(path, cause);
      }
    }
  }
  if (file < 0) throw no_lock(path, errno);
  struct stat found {};
  if (::fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
    ::close(file);
    throw no_lock(path, EINVAL);
  }
  return file;
}

// One waiter: a thread that stands in the kernel's queue, because flock has no deadline of its own,
// polling is unfair to whoever sleeps longer, and a library must not use signals.
struct Wait {
  std::mutex mutex;
  std::condition_variable changed;
  enum class State { waiting, locked, failed, abandoned } state = State::waiting;
  int cause = 0;
};

void stand_in_queue(const std::shared_ptr<Wait>& wait, int file) {
  int result = 0;
  do {
    result = ::flock(file, LOCK_EX);
  } while (result != 0 && errno == EINTR);
  const int cause = errno;
  const std::lock_guard guard(wait->mutex);
  if (wait->state == Wait::State::abandoned) {
    ::close(file);
    return;
  }
  wait->state = result == 0 ? Wait::State::locked : Wait::State::failed;
  wait->cause = cause;
  wait->changed.notify_one();
}

void wait_for_lock(const std::string& path, const std::string& database, int file,
                   Deadline deadline) {
  const auto wait = std::make_shared<Wait>();
  std::thread(stand_in_queue, wait, file).detach();
  std::unique_lock guard(wait->mutex);
  wait->changed.wait_until(guard, deadline, [&] { return wait->state != Wait::State::waiting; });
  if (wait->state == Wait::State::locked) return;
  if (wait->state == Wait::State::failed) {
    ::close(file);
    throw no_lock(path, wait->cause);
  }
  wait->state = Wait::State::abandoned;
  throw Error(ErrorCode::busy, {"store.busy", {{"path", database}}}).hint({"store.hint.busy", {}});
}

}  // namespace

WriteLock WriteLock::acquire(const std::string& database, const struct stat& like,
                             Deadline deadline) {
  const std::string path = database + ".wlock";
  const int file = open_lock_file(path, like);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return WriteLock(file);
  if (errno != EWOULDBLOCK && errno != EINTR) {
    const int cause = errno;
    ::close(file);
    throw no_lock(path, cause);
  }
  wait_for_lock(path, database, file, deadline);
  return WriteLock(file);
}

WriteLock::WriteLock(WriteLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

WriteLock::~WriteLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace svcdesk::store
