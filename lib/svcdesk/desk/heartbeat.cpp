#include "svcdesk/desk/heartbeat.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace svcdesk::desk {

void mark_sweep(const std::string& database, Instant now) noexcept {
  const std::string path = database + ".sweep";
  const timespec at{static_cast<time_t>(now.time_since_epoch().count()), 0};
  const timespec times[] = {at, at};
  struct stat mark {};
  if (::lstat(path.c_str(), &mark) != 0) {
    struct stat of_database {};
    if (::stat(database.c_str(), &of_database) != 0) return;
    const int file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, of_database.st_mode & 0660U);
    if (file < 0) return;
    static_cast<void>(::futimens(file, times));
    ::close(file);
  } else if (S_ISREG(mark.st_mode) && mark.st_nlink == 1 && mark.st_mtim.tv_sec != at.tv_sec) {
    static_cast<void>(::utimensat(AT_FDCWD, path.c_str(), times, AT_SYMLINK_NOFOLLOW));
  }
}

std::optional<Instant> last_sweep(const std::string& database) {
  struct stat mark {};
  if (::lstat((database + ".sweep").c_str(), &mark) != 0) return std::nullopt;
  return Instant{Seconds{mark.st_mtim.tv_sec}};
}

}  // namespace svcdesk::desk
