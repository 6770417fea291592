// The schema: migrations as data, and the proof that a file has that schema and nothing else.
#pragma once

#include <string>

#include "svcdesk/store/detail/connection.hpp"

namespace svcdesk::store {

// The newest version among the migrations.
int newest_schema();

// Throws Error(database) for a version newer or older than the program's.
void require_known_schema(int found, const std::string& path);

// Runs every migration above that version in its own transaction.
void migrate(SQLite::Database& database, int from);

// Throws Error(database) where the file has another schema than that version's: a trigger or a view
// that somebody added would run with our rights.
void check_schema(Connection& connection, int version);

}  // namespace svcdesk::store
