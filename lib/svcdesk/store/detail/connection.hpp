// One connection to the database file, with every setting the design asks for, and the one place
// where SQLite's errors become ours.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cerrno>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "svcdesk/base/error.hpp"
#include "svcdesk/store/detail/leftover.hpp"
#include "svcdesk/store/detail/lock.hpp"
#include "svcdesk/store/detail/query.hpp"

namespace svcdesk::store {

// The disk is full, or (EDQUOT) what is granted of it.
Error no_room(const std::string& path, int cause);

// What SQLite reported, in our words: file and cause (errno, 0 where the system was not at fault).
Error translated(const SQLite::Exception& exception, int cause, const std::string& path);

class Connection {
 public:
  // migrate: for writing, and an older schema will do.
  enum class Mode { read, write, migrate };

  // Opens an existing file and sets it up; nothing in the file is trusted before its first 100
  // bytes and its schema were compared. Throws Error(database), Error(busy).
  Connection(const std::string& path, Mode mode, Deadline deadline);

  // The statement for this text, prepared once.
  Query query(std::string_view sql);
  void exec(const char* sql);

  // For one that was opened for reading, once the lock is held.
  void turn_to_writing(Deadline deadline);

  // Whether schema, version and journal mode are still those that were checked.
  bool unchanged() const noexcept;

  bool autocommit() const;
  int system_error() const;
  SQLite::Database& database() { return database_; }
  const std::string& path() const { return path_; }
  int schema() const { return schema_; }

  // Runs the work; SQLite's exceptions leave as Error.
  template <class Work>
  auto guarded(Work&& work) -> decltype(work()) {
    errno = 0;  // what a failed COMMIT leaves there SQLite tells nowhere else
    try {
      return std::forward<Work>(work)();
    } catch (const SQLite::Exception& exception) {
      throw translated(exception, system_error(), path_);
    }
  }

 private:
  int read(Header& header) const noexcept;
  void read_first_bytes();
  bool has_to_recover() const;
  void read_header(Mode mode);
  void configure();
  void prepare_to_write(Deadline deadline);
  void switch_wal_back(Deadline deadline);

  std::string path_;
  SQLite::Database database_;
  std::map<std::string, Prepared, std::less<>> statements_;
  Header header_{};
  int schema_ = 0;
  bool wal_ = false;
};

}  // namespace svcdesk::store
