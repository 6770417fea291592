#include "svcdesk/store/detail/files.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/hash.hpp"

namespace svcdesk::store {
namespace {

Error not_made(const std::string& path, int cause) {
  if (cause == ENOSPC || cause == EDQUOT) {
    return Error(ErrorCode::failed, {"store.disk_full", {{"path", path}}})
        .hint({"store.hint.disk_full", {}});
  }
  return Error(ErrorCode::failed,
               {"store.not_made", {{"path", path}, {"cause", std::strerror(cause)}}});
}

void sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  const int cause = errno;
  if (file >= 0) ::close(file);
  if (!synced) throw not_made(path, cause);
}

int rename_to_free_name(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system without RENAME_NOREPLACE: a second name refuses a taken one just as well.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  ::unlink(from.c_str());
  return 0;
}

}  // namespace

Ownership ownership_for(const CreateOptions& options) {
  if (options.group.empty()) return {};
  const struct group* const found = ::getgrnam(options.group.c_str());
  if (found == nullptr) {
    throw Error(ErrorCode::usage, {"store.no_group", {{"group", options.group}}});
  }
  return {0660, found->gr_gid};
}

Draft::Draft(std::string target, const Ownership& ownership)
    : target_(std::move(target)), path_(target_ + ".new-" + random_hex(8)) {
  const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) throw not_made(target_, errno);
  const bool given = ownership.group == static_cast<gid_t>(-1) ||
                     ::fchown(file, static_cast<uid_t>(-1), ownership.group) == 0;
  const bool made = given && ::fchmod(file, ownership.mode) == 0;
  const int cause = errno;
  ::close(file);
  if (made) return;
  ::unlink(path_.c_str());
  throw not_made(target_, cause);
}

Draft::~Draft() {
  if (path_.empty()) return;
  ::unlink(path_.c_str());
  ::unlink((path_ + "-journal").c_str());
}

void Draft::publish() {
  sync(path_, 0);
  const int cause = rename_to_free_name(path_, target_);
  if (cause == EEXIST) throw Error(ErrorCode::refused, {"store.exists", {{"path", target_}}});
  if (cause != 0) throw not_made(target_, cause);
  path_.clear();
  const std::string folder = target_.substr(0, target_.rfind('/'));
  sync(folder.empty() ? "/" : folder, O_DIRECTORY);
}

}  // namespace svcdesk::store
