#include "svcdesk/desk/heartbeat.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace svcdesk::desk {

void mark_sweep(const std::string& database) noexcept {
  struct stat of_database {};
  if (::stat(database.c_str(), &of_database) != 0) return;
  std::string path = database;
  path += ".sweep";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                          of_database.st_mode & 0660U);
  if (file < 0) return;
  static_cast<void>(::futimens(file, nullptr));
  ::close(file);
}

std::optional<Instant> last_sweep(const std::string& database) {
  struct stat mark {};
  if (::stat((database + ".sweep").c_str(), &mark) != 0) return std::nullopt;
  return Instant{Seconds{mark.st_mtim.tv_sec}};
}

}  // namespace svcdesk::desk
