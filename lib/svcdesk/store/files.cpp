#include "svcdesk/store/detail/files.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/store/detail/connection.hpp"

namespace svcdesk::store {
namespace {

Error not_made(const std::string& path, int cause) {
  if (cause == ENOSPC || cause == EDQUOT) return no_room(path, cause);
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

constexpr std::string_view draft_ending = ".new-";
constexpr int draft_digits = 16;

bool is_draft_of(std::string_view name, std::string_view target) {
  if (!name.starts_with(target)) return false;
  name.remove_prefix(target.size());
  if (!name.starts_with(draft_ending)) return false;
  name.remove_prefix(draft_ending.size());
  return name.size() == draft_digits &&
         name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// A draft that nobody holds any more belonged to a process that was killed.
void remove_if_abandoned(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
    ::unlink(path.c_str());
    ::unlink((path + "-journal").c_str());
  }
  ::close(file);
}

void remove_abandoned(const std::string& target) {
  const std::filesystem::path place(target);
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(place.parent_path(), ignored)) {
    if (is_draft_of(entry.path().filename().native(), place.filename().native())) {
      remove_if_abandoned(entry.path().native());
    }
  }
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

Draft::Draft(std::string target, const Ownership& ownership) : target_(std::move(target)) {
  remove_abandoned(target_);
  int cause = 0;
  do {
    let_go();
    path_ = target_ + std::string(draft_ending) + random_hex(draft_digits / 2);
    cause = make(ownership);
  } while (cause == EAGAIN);
  if (cause == 0) return;
  let_go();
  ::unlink(path_.c_str());
  throw not_made(target_, cause);
}

// 0, or what went wrong; EAGAIN where somebody took it for abandoned before it was held.
int Draft::make(const Ownership& ownership) {
  held_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (held_ < 0) return errno;
  static_cast<void>(::flock(held_, LOCK_EX | LOCK_NB));
  struct stat made {};
  if (::fstat(held_, &made) == 0 && made.st_nlink == 0) return EAGAIN;
  if (ownership.group != static_cast<gid_t>(-1) &&
      ::fchown(held_, static_cast<uid_t>(-1), ownership.group) != 0) {
    return errno;
  }
  return ::fchmod(held_, ownership.mode) == 0 ? 0 : errno;
}

Draft::~Draft() {
  if (path_.empty()) return;
  let_go();
  ::unlink(path_.c_str());
  ::unlink((path_ + "-journal").c_str());
}

void Draft::let_go() {
  if (held_ >= 0) ::close(held_);
  held_ = -1;
}

void Draft::publish() {
  sync(path_, 0);
  // Before it has its name: closing a descriptor drops the POSIX locks of whoever opens it then.
  let_go();
  const int cause = rename_to_free_name(path_, target_);
  if (cause == EEXIST) throw Error(ErrorCode::refused, {"store.exists", {{"path", target_}}});
  if (cause != 0) throw not_made(target_, cause);
  path_ = target_;
  const std::string folder = target_.substr(0, target_.rfind('/'));
  sync(folder.empty() ? "/" : folder, O_DIRECTORY);
  path_.clear();
}

}  // namespace svcdesk::store
