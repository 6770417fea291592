// What a program says of itself before it opens a database.
#pragma once

namespace svcdesk::store {

// One thread alone works with databases here: SQLite then takes no locks for others and keeps no
// statistics of its memory. Does nothing once a database has been opened.
void for_one_thread() noexcept;

}  // namespace svcdesk::store
