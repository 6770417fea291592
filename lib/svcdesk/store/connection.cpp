#include "svcdesk/store/detail/connection.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/store/detail/opening.hpp"
#include "svcdesk/store/detail/place.hpp"
#include "svcdesk/store/detail/schema.hpp"

namespace svcdesk::store {
namespace {

int milliseconds_until(Deadline deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 1, 3'600'000));
}

SQLite::Database open_file(const std::string& path) {
  open_without_waiting();
  errno = 0;
  try {
    // A reader opens for writing too: after a crash it must roll the journal back. A connection
    // is never used by two threads at once.
    return SQLite::Database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
                                      SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX);
  } catch (const SQLite::Exception& exception) {
    throw translated(exception, errno, path);
  }
}

void set(sqlite3* handle, int option, int value) {
  if (sqlite3_db_config(handle, option, value, nullptr) != SQLITE_OK) {
    throw SQLite::Exception(handle);
  }
}

}  // namespace

Instant checked(Instant instant) {
  if (possible(instant)) return instant;
  throw SQLite::Exception("a moment that cannot be", SQLITE_CORRUPT);
}

const std::string& checked(const std::string& line) {
  if (line.size() <= longest_line) return line;
  throw Error(ErrorCode::invalid,
              {"store.line_too_long", {{"begin", fit_width(line.substr(0, 200), 40)}}});
}

std::string_view Query::line(int column) const {
  const std::string_view out = view(column);
  if (out.size() <= longest_line) return out;
  throw SQLite::Exception("a text that is too long", SQLITE_CORRUPT);
}

void keys_come_back() {
  throw SQLite::Exception("rows out of the order of their keys", SQLITE_CORRUPT);
}

Prepared::Prepared(SQLite::Database& database, const std::string& sql)
    : statement_(database, sql), handle_(sqlite3_next_stmt(database.getHandle(), nullptr)) {
  // The newest comes first as a rule; nobody prepares the same text twice.
  while (handle_ != nullptr && sql != sqlite3_sql(handle_)) {
    handle_ = sqlite3_next_stmt(database.getHandle(), handle_);
  }
  if (handle_ == nullptr) throw SQLite::Exception(sql, SQLITE_INTERNAL);
}

Digest Query::digest(int column) const {
  Digest out{};
  const std::string_view bytes = view(column);
  if (bytes.size() != out.size()) {
    throw SQLite::Exception("a hash that is none", SQLITE_CORRUPT);
  }
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

void Query::bind_text(std::string_view text, sqlite3_destructor_type lifetime) {
  // A null pointer would bind NULL: an empty text is still a text.
  const char* bytes = text.empty() ? "" : text.data();
  if (sqlite3_bind_text64(row_, ++bound_, bytes, text.size(), lifetime, SQLITE_UTF8) != SQLITE_OK) {
    throw SQLite::Exception(sqlite3_db_handle(row_));
  }
}

void Query::bind(const Digest& value) {
  statement_.bind(++bound_, value.data(), static_cast<int>(value.size()));
}

void Query::bind(Blob value) {
  if (value.bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw Error(ErrorCode::refused, {"store.too_big", {}});
  }
  // A null pointer would bind NULL: an empty value is still a value.
  const char* bytes = value.bytes.empty() ? "" : value.bytes.data();
  statement_.bind(++bound_, static_cast<const void*>(bytes), static_cast<int>(value.bytes.size()));
}

Connection::Connection(const std::string& path, Mode mode, Deadline deadline)
    : path_(path), database_(open_file(path)) {
  guarded([&] {
    database_.setBusyTimeout(milliseconds_until(deadline));
    read_header(mode);
    configure();
    check_schema(*this, schema_);
    if (mode == Mode::read) {
      exec("PRAGMA query_only = ON");
    } else {
      prepare_to_write(deadline);
    }
  });
}

void Connection::turn_to_writing(Deadline deadline) {
  guarded([&] {
    exec("PRAGMA query_only = OFF");
    prepare_to_write(deadline);
  });
}

void Connection::prepare_to_write(Deadline deadline) {
  database_.setBusyTimeout(milliseconds_until(deadline));
  exec("PRAGMA synchronous = EXTRA");
  if (wal_) switch_wal_back(deadline);
}

// Through SQLite's own descriptor: closing another one of this file would drop every POSIX lock
// that this process holds on it (fcntl(2)).
int Connection::read(Header& header) const noexcept {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(database_.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == nullptr || file->pMethods == nullptr) return SQLITE_CANTOPEN;
  return file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
}

void Connection::read_first_bytes() {
  const int result = read(header_);
  if (result == SQLITE_CANTOPEN) {
    throw Error(ErrorCode::database, {"store.denied", {{"path", path_}}});
  }
  if (result == SQLITE_IOERR_SHORT_READ) {
    throw Error(ErrorCode::database, {"store.not_database", {{"path", path_}}});
  }
  if (result != SQLITE_OK) throw SQLite::Exception(sqlite3_errstr(result), result);
}

// A power cut leaves rubbish where the first page was being written, or a version that is about to
// be taken back. Whose file it was is read in what lies beside it: SQLite rolls nothing back into
// another program's.
bool Connection::has_to_recover() const {
  if (ours_in_header(header_)) return journal_beside(path_);
  const std::optional<Header> beside = header_beside(path_);
  return beside && ours_in_header(*beside);
}

void Connection::read_header(Mode mode) {
  read_first_bytes();
  if (has_to_recover()) {
    configure();
    exec("SELECT 1 FROM sqlite_schema LIMIT 1");
    read_first_bytes();
  }
  schema_ = schema_in_header(header_, path_);
  wal_ = wal_in_header(header_);
  if (mode != Mode::migrate || schema_ > newest_schema()) require_known_schema(schema_, path_);
}

bool Connection::unchanged() const noexcept {
  // SQLite file format 1.3: read and write version, schema cookie, user version.
  constexpr std::array<std::pair<std::size_t, std::size_t>, 3> fields{{{18, 2}, {40, 4}, {60, 4}}};
  Header now{};
  if (read(now) != SQLITE_OK) return false;
  return std::all_of(fields.begin(), fields.end(), [&](const auto& field) {
    return std::memcmp(&now[field.first], &header_[field.first], field.second) == 0;
  });
}

void Connection::configure() {
  sqlite3* const handle = database_.getHandle();
  // No statement of ours is longer, the schema's own included, which is parsed at the first one.
  constexpr int longest_sql = 100'000;
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, longest_sql);
  set(handle, SQLITE_DBCONFIG_DEFENSIVE, 1);
  set(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  set(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1);
  exec("PRAGMA cell_size_check = ON; PRAGMA temp_store = FILE; PRAGMA mmap_size = 0");
}

void Connection::switch_wal_back(Deadline deadline) {
  // Readers of the log go in their own time; leaving it needs the file alone.
  while (true) {
    const int result = database_.tryExec("PRAGMA journal_mode = DELETE");
    if (result == SQLITE_OK) {
      wal_ = false;
      return;
    }
    if ((result & 0xff) != SQLITE_BUSY && (result & 0xff) != SQLITE_LOCKED) {
      throw SQLite::Exception(database_.getHandle(), result);
    }
    if (std::chrono::steady_clock::now() >= deadline) {
      throw Error(ErrorCode::busy, {"store.busy", {{"path", path_}}});
    }
    sqlite3_sleep(20);
  }
}

Query Connection::query(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return Query(found->second);
  std::string text(sql);
  Prepared prepared(database_, text);
  return Query(statements_.emplace(std::move(text), std::move(prepared)).first->second);
}

void Connection::exec(const char* sql) { database_.exec(sql); }

bool Connection::autocommit() const { return sqlite3_get_autocommit(database_.getHandle()) != 0; }

int Connection::system_error() const {
  const int told = sqlite3_system_errno(database_.getHandle());
  return told != 0 ? told : errno;
}

}  // namespace svcdesk::store
