// Copies: SQLite's online backup into a file that takes its name only when it has proved sound.
#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "svcdesk/store/detail/files.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/detail/place.hpp"
#include "svcdesk/store/restore.hpp"

namespace svcdesk::store {
namespace {

std::vector<std::string> integrity(Connection& connection) {
  Query rows = connection.query("PRAGMA integrity_check");
  std::vector<std::string> out;
  while (rows.next()) {
    if (rows.view(0) != "ok") out.push_back(rows.text(0));
  }
  // A page that could not be read is not a damaged one, but is reported among them.
  if (!out.empty() && errno == EIO) {
    throw Error(ErrorCode::database,
                {"store.io", {{"path", connection.path()}, {"cause", std::strerror(EIO)}}});
  }
  return out;
}

void require_sound(const std::string& path, const std::string& shown) {
  Connection copy(path, Connection::Mode::read, std::chrono::steady_clock::now() + default_wait);
  const std::vector<std::string> faults = copy.guarded([&] { return integrity(copy); });
  if (faults.empty()) return;
  throw Error(ErrorCode::database, {"store.corrupt", {{"path", shown}, {"detail", faults.front()}}})
      .hint({"store.hint.corrupt", {}});
}

void copy_pages(Connection& from, const std::string& draft, const std::string& target) {
  errno = 0;
  try {
    SQLite::Database copy(draft,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE);
    // In one step: page by page, every writer in between would make it start anew.
    SQLite::Backup backup(copy, from.database());
    const int result = backup.executeStep(-1);
    if (result != SQLITE_DONE) throw SQLite::Exception(copy.getHandle(), result);
  } catch (const SQLite::Exception& exception) {
    throw translated(exception, errno, from.path() + " → " + target);
  }
}

}  // namespace

void Store::backup(const std::string& to) const {
  const std::string target = resolve_place(to);
  refuse_taken(target);
  struct stat own {};
  const bool known = ::stat(impl_->connection.path().c_str(), &own) == 0;
  Draft draft(target, known ? Ownership{own.st_mode & 0666, own.st_gid} : Ownership{});
  copy_pages(impl_->connection, draft.path(), target);
  require_sound(draft.path(), target);
  draft.publish();
}

std::vector<std::string> Store::integrity_check() const {
  return impl_->ask([&] {
    std::vector<std::string> out = integrity(impl_->connection);
    Query rows = impl_->query("PRAGMA foreign_key_check");
    while (rows.next()) out.push_back("foreign key: " + rows.text(0));
    return out;
  });
}

void restore(const std::string& from, const std::string& to, const CreateOptions& options) {
  const std::string source = resolve_place(from);
  const std::string target = resolve_place(to);
  inspect_file(source);
  refuse_taken(target);
  refuse_network(target, options.network);
  Connection backup(source, Connection::Mode::read,
                    std::chrono::steady_clock::now() + default_wait);
  const std::vector<std::string> faults = backup.guarded([&] { return integrity(backup); });
  if (!faults.empty()) {
    throw Error(ErrorCode::database,
                {"store.corrupt", {{"path", source}, {"detail", faults.front()}}});
  }
  Draft draft(target, ownership_for(options));
  copy_pages(backup, draft.path(), target);
  require_sound(draft.path(), target);
  draft.publish();
}

bool is_restored(const std::string& from, const std::string& to) {
  if (::access(to.c_str(), F_OK) != 0) return false;
  const Store backup = Store::open(from, Access::read);
  const Store database = Store::open(to, Access::read);
  if (backup.info().identity != database.info().identity) return false;
  const std::int64_t last = backup.last_seq();
  const auto here = database.stored_events(last - 1, 1);
  return !here.empty() && here.front().hash == backup.stored_events(last - 1, 1).front().hash;
}

}  // namespace svcdesk::store
