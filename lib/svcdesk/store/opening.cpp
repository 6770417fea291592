#include "svcdesk/store/detail/opening.hpp"

#include <fcntl.h>
#include <sqlite3.h>

namespace svcdesk::store {
namespace {

int open_now(const char* path, int flags, int mode) {
  // Opened for both, a pipe is there at once (fifo(7)).
  const bool may_wait = (flags & O_ACCMODE) != O_RDWR;
  return ::open(path, may_wait ? flags | O_NONBLOCK : flags, mode);
}

}  // namespace

void open_without_waiting() {
  [[maybe_unused]] static const int set = [] {
    sqlite3_vfs* const files = sqlite3_vfs_find(nullptr);
    if (files == nullptr || files->iVersion < 3 || files->xSetSystemCall == nullptr) return 0;
    return files->xSetSystemCall(files, "open", reinterpret_cast<sqlite3_syscall_ptr>(open_now));
  }();
}

}  // namespace svcdesk::store
