// What a power cut left beside a database, looked at before SQLite touches either.
#pragma once

#include <array>
#include <optional>
#include <string>

namespace svcdesk::store {

using Header = std::array<unsigned char, 100>;

// Whether a journal lies there that SQLite may roll back.
bool journal_beside(const std::string& path);

// The first bytes of the database as its rollback journal or its write-ahead log has them (SQLite
// file format 3, 4.3); nothing where neither has.
std::optional<Header> header_beside(const std::string& path);

}  // namespace svcdesk::store
