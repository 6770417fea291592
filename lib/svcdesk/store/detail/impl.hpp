// What stands behind Store: the lock, the connection, and what one transaction has to remember.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "svcdesk/store/detail/connection.hpp"
#include "svcdesk/store/detail/lock.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::store {

struct Store::Impl {
  enum class Inside { nothing, read, write };

  Impl(WriteLock held, const std::string& path, Access opened_for, Deadline deadline)
      : lock(std::move(held)),
        access(opened_for),
        file(lies_at(path)),
        connection(path,
                   opened_for == Access::write ? Connection::Mode::write : Connection::Mode::read,
                   deadline) {}

  WriteLock lock;
  Access access;
  struct stat file;  // as it lay there before it was opened
  Connection connection;
  Inside inside = Inside::nothing;
  // The end of the journal while a transaction appends to it; the heads reach their table at its
  // end.
  std::optional<std::int64_t> last_seq;
  std::map<std::string, ChainHead, std::less<>> moved_heads;

  // Runs a change; throws Error(failed) outside write().
  template <class Work>
  auto change(Work&& work) {
    require_write();
    return connection.guarded(std::forward<Work>(work));
  }
  template <class Work>
  auto ask(Work&& work) {
    return connection.guarded(std::forward<Work>(work));
  }
  Query query(std::string_view sql) { return connection.query(sql); }

  static struct stat lies_at(const std::string& path) noexcept;
  void require_write() const;
  void begin(Inside what);
  void commit();
  void rollback() noexcept;
  void store_heads();
};

// Runs the work between begin and commit; any exception rolls back.
template <class Impl, class Work>
void in_transaction(Impl& impl, typename Impl::Inside what, const Work& work) {
  impl.begin(what);
  try {
    work();
    impl.commit();
  } catch (...) {
    impl.rollback();
    throw;
  }
}

}  // namespace svcdesk::store
