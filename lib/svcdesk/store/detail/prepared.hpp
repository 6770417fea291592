// A statement as SQLite has made it ready.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <string>

namespace svcdesk::store {

// Beside the statement SQLite's own handle of it: a value that is read through SQLiteCpp costs a
// shared pointer.
class Prepared {
 public:
  Prepared(SQLite::Database& database, const std::string& sql);

 private:
  friend class Query;
  SQLite::Statement statement_;
  sqlite3_stmt* handle_;
};

}  // namespace svcdesk::store
