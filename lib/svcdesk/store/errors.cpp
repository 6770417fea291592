#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "svcdesk/store/detail/connection.hpp"

namespace svcdesk::store {
namespace {

Error busy(const std::string& path) {
  return Error(ErrorCode::busy, {"store.busy", {{"path", path}}}).hint({"store.hint.busy", {}});
}

Error with_detail(ErrorCode code, std::string id, const char* name, std::string text,
                  const std::string& path) {
  return Error(code, {std::move(id), {{"path", path}, {name, std::move(text)}}});
}

// SQLite counts a disk that cannot be read (EIO) among the damaged files.
ErrorCode code_of(int result) {
  const int primary = result & 0xff;
  const bool unusable = primary == SQLITE_CANTOPEN || primary == SQLITE_CORRUPT;
  return unusable ? ErrorCode::database : ErrorCode::failed;
}

// The system said why: what SQLite made of it would only hide that.
Error caused(int result, int cause, const std::string& path) {
  if (result == SQLITE_IOERR_DIR_FSYNC) {
    return with_detail(ErrorCode::failed, "store.unsure", "cause", std::strerror(cause), path)
        .hint({"store.hint.unsure", {}});
  }
  if (cause == ENOSPC || cause == EDQUOT) return no_room(path, cause);
  // The file is open: what could not be made is its journal, and SQLite's second try hides why.
  if (result == SQLITE_CANTOPEN && cause == ENOENT) {
    return Error(ErrorCode::failed, {"store.no_journal", {{"path", path}}})
        .hint({"store.hint.disk_full", {}});
  }
  if (cause == EACCES || cause == EPERM) {
    return Error(ErrorCode::database, {"store.denied", {{"path", path}}});
  }
  return with_detail(code_of(result), "store.io", "cause", std::strerror(cause), path);
}

}  // namespace

Error no_room(const std::string& path, int cause) {
  return Error(ErrorCode::failed,
               {cause == EDQUOT ? "store.quota" : "store.disk_full", {{"path", path}}})
      .hint({"store.hint.disk_full", {}});
}

Error translated(const SQLite::Exception& exception, int cause, const std::string& path) {
  const int result = exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                          : exception.getErrorCode();
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return busy(path);
    case SQLITE_FULL:
      return no_room(path, cause);
    case SQLITE_READONLY:
      if (result == SQLITE_READONLY_DBMOVED) {
        return Error(ErrorCode::database, {"store.moved", {{"path", path}}});
      }
      return Error(ErrorCode::failed, {"store.read_only_file", {{"path", path}}});
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Error(ErrorCode::database, {"store.denied", {{"path", path}}});
    case SQLITE_IOERR:
      if (cause != 0) return caused(result, cause, path);
      return with_detail(ErrorCode::failed, "store.sqlite", "detail", exception.what(), path);
    case SQLITE_CANTOPEN:
      if (result == SQLITE_CANTOPEN_SYMLINK) {
        return Error(ErrorCode::database, {"store.symlink", {{"path", path}}});
      }
      return caused(result, cause != 0 ? cause : EACCES, path);
    case SQLITE_CORRUPT:
      if (cause == EIO) return caused(result, cause, path);
      return with_detail(ErrorCode::database, "store.corrupt", "detail", exception.what(), path)
          .hint({"store.hint.corrupt", {}});
    case SQLITE_NOTADB:
      return Error(ErrorCode::database, {"store.not_database", {{"path", path}}});
    case SQLITE_CONSTRAINT:
      return with_detail(ErrorCode::refused, "store.constraint", "detail", exception.what(), path);
    default:
      return with_detail(ErrorCode::failed, "store.sqlite", "detail", exception.what(), path);
  }
}

}  // namespace svcdesk::store
