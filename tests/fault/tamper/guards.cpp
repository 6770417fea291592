#include "guards.hpp"

namespace svcdesk::fault {

Unguarded::Unguarded(const std::string& database)
    : database_(database, SQLite::OPEN_READWRITE, 5000) {
  database_.exec(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON");
  std::vector<std::string> names;
  {
    SQLite::Statement rows(database_, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    while (rows.executeStep()) {
      names.push_back(rows.getColumn(0).getString());
      guards_.push_back(rows.getColumn(1).getString());
    }
  }
  for (const std::string& name : names) database_.exec("DROP TRIGGER " + name);
}

Unguarded::~Unguarded() {
  for (const std::string& guard : guards_) database_.exec(guard);
}

}  // namespace svcdesk::fault
