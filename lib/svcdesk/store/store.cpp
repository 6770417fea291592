#include "svcdesk/store/store.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/store/detail/files.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/detail/place.hpp"
#include "svcdesk/store/detail/schema.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view insert_desk =
    "INSERT INTO desk (one, identity, drill, created) VALUES (1, ?, ?, ?)";
constexpr std::string_view select_desk = "SELECT identity, drill, created FROM desk";

void fill_new_file(const std::string& path, const CreateOptions& options) {
  errno = 0;
  try {
    SQLite::Database database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    database.exec("PRAGMA synchronous = EXTRA");
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    store::migrate(database, 0);
    Prepared row(database, std::string(insert_desk));
    Query(row).with(random_hex(16), options.drill, options.now).run();
  } catch (const SQLite::Exception& exception) {
    throw translated(exception, errno, path);
  }
}

Deadline deadline_of(const OpenOptions& options) {
  return std::chrono::steady_clock::now() + options.wait;
}

}  // namespace

void Store::create(const std::string& path, const CreateOptions& options,
                   const std::function<void(Store&)>& first) {
  const std::string place = resolve_place(path);
  refuse_taken(place);
  refuse_network(place, options.network);
  Draft draft(place, ownership_for(options));
  fill_new_file(draft.path(), options);
  if (first) {
    Store made(std::make_unique<Impl>(WriteLock(), draft.path(), Access::write, deadline_of({})));
    first(made);
  }
  draft.publish();
}

Store Store::open(const std::string& path, Access access, const OpenOptions& options) {
  const Deadline deadline = deadline_of(options);
  const std::string place = resolve_place(path);
  const struct stat found = inspect_file(place);
  refuse_network(place, options.network);
  WriteLock lock;
  if (access == Access::write) lock = WriteLock::acquire(place, found, deadline);
  return Store(std::make_unique<Impl>(std::move(lock), place, access, deadline));
}

Store Store::open(const std::string& path, Access access, Seconds wait) {
  return open(path, access, OpenOptions{wait, NetworkFiles::refuse});
}

void Store::acquire(Seconds wait) {
  if (impl_->access == Access::write) return;
  const Deadline deadline = std::chrono::steady_clock::now() + wait;
  WriteLock lock = WriteLock::acquire(impl_->connection.path(), impl_->file, deadline);
  impl_->connection.turn_to_writing(deadline);
  impl_->lock = std::move(lock);
  impl_->access = Access::write;
}

void Store::release() noexcept {
  impl_->access = Access::read;
  impl_->lock = WriteLock();
}

struct stat Store::Impl::lies_at(const std::string& path) noexcept {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) found = {};
  return found;
}

bool Store::in_place() const noexcept {
  const struct stat found = Impl::lies_at(impl_->connection.path());
  return found.st_dev == impl_->file.st_dev && found.st_ino == impl_->file.st_ino &&
         found.st_nlink == 1 && impl_->connection.unchanged();
}

int Store::migrate(const std::string& path, const OpenOptions& options) {
  const Deadline deadline = deadline_of(options);
  const std::string place = resolve_place(path);
  const struct stat found = inspect_file(place);
  refuse_network(place, options.network);
  const WriteLock lock = WriteLock::acquire(place, found, deadline);
  Connection connection(place, Connection::Mode::migrate, deadline);
  connection.guarded([&] { store::migrate(connection.database(), connection.schema()); });
  return connection.schema();
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

void Store::write(const std::function<void()>& work) {
  if (impl_->access != Access::write) {
    throw Error(ErrorCode::failed, {"store.opened_for_reading", {}});
  }
  if (impl_->inside != Impl::Inside::nothing) throw Error(ErrorCode::failed, {"store.nested", {}});
  in_transaction(*impl_, Impl::Inside::write, work);
}

void Store::read(const std::function<void()>& work) const {
  if (impl_->inside != Impl::Inside::nothing) return work();
  in_transaction(*impl_, Impl::Inside::read, work);
}

void Store::Impl::require_write() const {
  if (inside != Inside::write) throw Error(ErrorCode::failed, {"store.not_writing", {}});
  // SQLite rolls back by itself when the disk is full: nothing more may be written one by one.
  if (connection.autocommit()) throw Error(ErrorCode::failed, {"store.rolled_back", {}});
}

void Store::Impl::begin(Inside what) {
  ask([&] { query(what == Inside::write ? "BEGIN IMMEDIATE" : "BEGIN").run(); });
  inside = what;
}

void Store::Impl::commit() {
  if (inside == Inside::write) {
    require_write();
    store_heads();
  }
  ask([&] { query("COMMIT").run(); });
  inside = Inside::nothing;
  last_seq.reset();
}

void Store::Impl::rollback() noexcept {
  inside = Inside::nothing;
  last_seq.reset();
  moved_heads.clear();
  try {
    if (!connection.autocommit()) connection.exec("ROLLBACK");
  } catch (const std::exception&) {
    // The first error is the one to tell; an open transaction goes with the connection.
  }
}

DeskInfo Store::info() const {
  return impl_->ask([&] {
    DeskInfo out;
    out.path = impl_->connection.path();
    out.schema = impl_->connection.schema();
    out.sqlite_version = sqlite3_libversion();
    Query desk = impl_->query(select_desk);
    if (desk.next()) {
      out.identity = desk.text(0);
      out.drill = desk.flag(1);
      out.created = desk.instant(2);
    }
    Query mode = impl_->query("PRAGMA journal_mode");
    if (mode.next()) out.journal_mode = mode.text(0);
    struct stat file {};
    if (::stat(out.path.c_str(), &file) == 0) out.bytes = file.st_size;
    return out;
  });
}

}  // namespace svcdesk::store
