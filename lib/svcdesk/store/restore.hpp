// Bringing a backup back. Private to the library.
#pragma once

#include <string>

#include "svcdesk/store/journal_rows.hpp"

namespace svcdesk::store {

// Puts a backup in the place of a database that is not there; checks it first. Throws
// Error(refused) where a database is already there, Error(database) for a file that is none.
void restore(const std::string& from, const std::string& to, const CreateOptions& options);

// Whether a database is there that holds all that the backup holds: it was restored from it.
bool is_restored(const std::string& from, const std::string& to);

}  // namespace svcdesk::store
