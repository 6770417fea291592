#include "svcdesk/store/detail/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstdint>
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
  int cause = ::fstat(file, &found) == 0 ? 0 : errno;
  if (cause == 0 && !S_ISREG(found.st_mode)) cause = EINVAL;
  // The queue's counter is written into it: under a second name that is somebody else's file.
  if (cause == 0 && found.st_nlink > 1) cause = EMLINK;
  if (cause != 0) {
    ::close(file);
    throw no_lock(path, cause);
  }
  return file;
}

// flock(2) alone lets whoever comes by overtake those it has woken: measured with 32 writers, the
// worst waited ten times the mean. So there is a queue in front of it. Each writer draws a ticket,
// holds its byte of the lock file and waits for the byte of the one before; the kernel frees the
// byte of a process that is killed. The flock stays what excludes: the queue only gives the order.
constexpr off_t gate = 0;
constexpr off_t first_ticket = 16;
constexpr std::int64_t tickets = std::int64_t{1} << 40;

bool set_byte(int file, off_t byte, short type, int command) {
  struct flock region {};
  region.l_type = type;
  region.l_whence = SEEK_SET;
  region.l_start = byte;
  region.l_len = 1;
  int result = 0;
  do {
    result = ::fcntl(file, command, &region);
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

off_t byte_of(std::int64_t ticket) { return first_ticket + static_cast<off_t>(ticket); }

// The gate is held for a few system calls only. A counter that cannot be read or kept costs the
// order, never the exclusion.
std::int64_t draw_ticket(int file) {
  set_byte(file, gate, F_WRLCK, F_OFD_SETLKW);
  std::int64_t ticket = 0;
  if (::pread(file, &ticket, sizeof ticket, 0) != sizeof ticket) ticket = 0;
  ticket = static_cast<std::int64_t>(static_cast<std::uint64_t>(ticket) % tickets);
  const std::int64_t next = (ticket + 1) % tickets;
  set_byte(file, byte_of(ticket), F_WRLCK, F_OFD_SETLK);
  const bool kept = ::pwrite(file, &next, sizeof next, 0) == sizeof next;
  set_byte(file, gate, F_UNLCK, F_OFD_SETLK);
  return kept ? ticket : -1;
}

off_t byte_before(std::int64_t ticket) { return byte_of((ticket + tickets - 1) % tickets); }

bool lock_at_once(int file, std::int64_t ticket) {
  if (ticket >= 0) {
    if (!set_byte(file, byte_before(ticket), F_WRLCK, F_OFD_SETLK)) return false;
    set_byte(file, byte_before(ticket), F_UNLCK, F_OFD_SETLK);
  }
  return ::flock(file, LOCK_EX | LOCK_NB) == 0;
}

// One waiter: a thread that stands in the queue, because neither lock has a deadline of its own,
// polling is unfair to whoever sleeps longer, and a library must not use signals.
struct Wait {
  std::mutex mutex;
  std::condition_variable changed;
  enum class State { waiting, locked, failed, abandoned } state = State::waiting;
  int cause = 0;
};

void stand_in_queue(const std::shared_ptr<Wait>& wait, int file, std::int64_t ticket) {
  if (ticket >= 0 && set_byte(file, byte_before(ticket), F_WRLCK, F_OFD_SETLKW)) {
    set_byte(file, byte_before(ticket), F_UNLCK, F_OFD_SETLK);
  }
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
                   std::int64_t ticket, Deadline deadline) {
  const auto wait = std::make_shared<Wait>();
  std::thread(stand_in_queue, wait, file, ticket).detach();
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
  const std::int64_t ticket = draw_ticket(file);
  if (!lock_at_once(file, ticket)) wait_for_lock(path, database, file, ticket, deadline);
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
