#include "small.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace svcdesk::fault {

void make_small(const std::string& database) {
  SQLite::Database file(database, SQLite::OPEN_READWRITE);
  file.exec("PRAGMA page_size = 512; VACUUM");
}

}  // namespace svcdesk::fault
