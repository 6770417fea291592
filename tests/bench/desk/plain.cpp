#include "plain.hpp"

#include <stdexcept>

namespace svcdesk::bench {
namespace {

void bind(sqlite3_stmt* statement, int at, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, at, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
  } else if (const auto* blob = std::get_if<Bytes>(&value)) {
    sqlite3_bind_blob(statement, at, blob->bytes.data(), static_cast<int>(blob->bytes.size()),
                      SQLITE_STATIC);
  } else {
    sqlite3_bind_null(statement, at);
  }
}

std::string bytes_of(sqlite3_stmt* statement, int column) {
  const void* bytes = sqlite3_column_blob(statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

Value value_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_TEXT:
      return bytes_of(statement, column);
    case SQLITE_BLOB:
      return Bytes{bytes_of(statement, column)};
    default:
      return std::monostate{};
  }
}

}  // namespace

Plain::Plain(const std::string& path, Opened opened) {
  if (sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                      nullptr) != SQLITE_OK) {
    fail("open");
  }
  run("PRAGMA foreign_keys = ON");
  run("PRAGMA busy_timeout = 30000");
  if (opened == Opened::writing) run("PRAGMA synchronous = EXTRA");
}

Plain::~Plain() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void Plain::fail(std::string_view doing) const {
  throw std::runtime_error(std::string(doing) + ": " + sqlite3_errmsg(database_));
}

sqlite3_stmt* Plain::prepared(std::string_view sql, const Row& values) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &statement,
                           nullptr) != SQLITE_OK) {
      fail(sql);
    }
    found = statements_.emplace(std::string(sql), statement).first;
  }
  int at = 0;
  for (const Value& value : values) bind(found->second, ++at, value);
  return found->second;
}

std::int64_t Plain::run(std::string_view sql, const Row& values) {
  sqlite3_stmt* statement = prepared(sql, values);
  std::int64_t count = 0;
  int result = SQLITE_ROW;
  while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
    ++count;
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i) static_cast<void>(sqlite3_column_blob(statement, i));
  }
  sqlite3_reset(statement);
  if (result != SQLITE_DONE) fail(sql);
  return count;
}

std::vector<Row> Plain::rows(std::string_view sql, const Row& values) {
  sqlite3_stmt* statement = prepared(sql, values);
  std::vector<Row> out;
  int result = SQLITE_ROW;
  while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
    Row& row = out.emplace_back();
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i) row.push_back(value_of(statement, i));
  }
  sqlite3_reset(statement);
  if (result != SQLITE_DONE) fail(sql);
  return out;
}

std::int64_t Plain::number(std::string_view sql, const Row& values) {
  const std::vector<Row> found = rows(sql, values);
  const auto* number = found.empty() ? nullptr : std::get_if<std::int64_t>(&found.front().front());
  return number == nullptr ? 0 : *number;
}

std::string insert_into(std::string_view table, std::size_t columns) {
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?";
  for (std::size_t i = 1; i < columns; ++i) sql += ", ?";
  return sql + ")";
}

}  // namespace svcdesk::bench
