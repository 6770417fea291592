#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "svcdesk/store/detail/connection.hpp"

namespace svcdesk::store {
namespace {

using Args = std::vector<std::pair<std::string, std::string>>;

Error busy(const std::string& path) {
  return Error(ErrorCode::busy, {"store.busy", {{"path", path}}}).hint({"store.hint.busy", {}});
}

Error full(const std::string& path) {
  return Error(ErrorCode::failed, {"store.disk_full", {{"path", path}}})
      .hint({"store.hint.disk_full", {}});
}

Error input_output(int system_error, const Args& place) {
  Args args = place;
  args.emplace_back("cause", std::strerror(system_error));
  return Error(ErrorCode::failed, {"store.io", std::move(args)});
}

Error detailed(ErrorCode code, std::string id, const char* detail, const Args& place) {
  Args args = place;
  args.emplace_back("detail", detail);
  return Error(code, {std::move(id), std::move(args)});
}

}  // namespace

Error translated(const SQLite::Exception& exception, int system_error, const std::string& path) {
  const Args place{{"path", path}};
  const int extended = exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                            : exception.getErrorCode();
  switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return busy(path);
    case SQLITE_FULL:
      return full(path);
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT) return full(path);
      if (system_error != 0) return input_output(system_error, place);
      return detailed(ErrorCode::failed, "store.sqlite", exception.what(), place);
    case SQLITE_READONLY:
      return Error(ErrorCode::failed, {"store.read_only_file", place});
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Error(ErrorCode::database, {"store.denied", place});
    case SQLITE_CANTOPEN:
      if (extended == SQLITE_CANTOPEN_SYMLINK) {
        return Error(ErrorCode::database, {"store.symlink", place});
      }
      return Error(ErrorCode::database, {"store.denied", place});
    case SQLITE_CORRUPT:
      return detailed(ErrorCode::database, "store.corrupt", exception.what(), place)
          .hint({"store.hint.corrupt", {}});
    case SQLITE_NOTADB:
      return Error(ErrorCode::database, {"store.not_database", place});
    case SQLITE_CONSTRAINT:
      return detailed(ErrorCode::refused, "store.constraint", exception.what(), place);
    default:
      return detailed(ErrorCode::failed, "store.sqlite", exception.what(), place);
  }
}

}  // namespace svcdesk::store
