// Plain SQLite, as anybody would write it in C: the other side of each pair (decision 28: the same
// pragmas, the same tables and indexes, prepared statements, one durable transaction).
#pragma once

#include <sqlite3.h>

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace svcdesk::bench {

struct Bytes {
  std::string bytes;
  auto operator<=>(const Bytes&) const = default;
};
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using Row = std::vector<Value>;

class Plain {
 public:
  enum class Opened { reading, writing };
  Plain(const std::string& path, Opened opened);
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;
  ~Plain();

  // Runs the statement, prepared once, with these values, and looks at every column of every row;
  // gives how many rows there were. Throws std::runtime_error.
  std::int64_t run(std::string_view sql, const Row& values = {});
  // The rows as values, to be written elsewhere.
  std::vector<Row> rows(std::string_view sql, const Row& values = {});
  // The first column of the first row.
  std::int64_t number(std::string_view sql, const Row& values = {});

 private:
  sqlite3_stmt* prepared(std::string_view sql, const Row& values);
  [[noreturn]] void fail(std::string_view doing) const;

  sqlite3* database_ = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
};

// "INSERT INTO table VALUES (?, ?, ...)" for that many columns.
std::string insert_into(std::string_view table, std::size_t columns);

}  // namespace svcdesk::bench
