// A connection with none of our guards, as somebody with the file has it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace svcdesk::fault {

// While this lives the triggers are gone and nothing is checked; then they stand there again, and
// opening the file notices nothing.
class Unguarded {
 public:
  explicit Unguarded(const std::string& database);
  Unguarded(const Unguarded&) = delete;
  Unguarded& operator=(const Unguarded&) = delete;
  ~Unguarded();

  SQLite::Database& database() { return database_; }
  int exec(const std::string& sql) { return database_.exec(sql); }

 private:
  SQLite::Database database_;
  std::vector<std::string> guards_;
};

}  // namespace svcdesk::fault
