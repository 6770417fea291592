#include "svcdesk/store/detail/schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "svcdesk/base/embedded.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/store/detail/place.hpp"

namespace svcdesk::store {
namespace {

// Of the schema that the migrations make up to each version, from 1; a test holds them together.
constexpr std::array<std::string_view, 1> fingerprints{
    "e711d7ea99161bf242179f2b658dbdab4b39b121cd963931f27f6904cf342ded"};

int number_of_migration(std::string_view name) {
  int number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

// What ANALYZE leaves is no change of the schema.
bool of_analyze(std::string_view type, std::string_view sql) {
  return type == "table" && (sql == "CREATE TABLE sqlite_stat1(tbl,idx,stat)" ||
                             sql == "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)");
}

}  // namespace

int newest_schema() {
  int newest = 0;
  for (const embedded::File& file : embedded::migrations()) {
    newest = std::max(newest, number_of_migration(file.name));
  }
  return newest;
}

void require_known_schema(int found, const std::string& path) {
  const int known = newest_schema();
  if (found == known) return;
  Error error(
      ErrorCode::database,
      {found > known ? "store.newer" : "store.older",
       {{"path", path}, {"found", std::to_string(found)}, {"known", std::to_string(known)}}});
  if (found < known) error.hint({"store.hint.migrate", {}});
  throw error;
}

void migrate(SQLite::Database& database, int from) {
  for (int version = from + 1; version <= newest_schema(); ++version) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const embedded::File& file : embedded::migrations()) {
      if (number_of_migration(file.name) == version) database.exec(std::string(file.bytes));
    }
    database.exec("PRAGMA user_version = " + std::to_string(version));
    transaction.commit();
  }
}

std::string schema_fingerprint(SQLite::Database& database) {
  // Sorted here: in SQL that costs more than reading it.
  Prepared statement(database, "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema");
  Query rows(statement);
  std::vector<std::string> entries;
  std::vector<std::int64_t> roots;
  while (rows.next()) {
    if (rows.integer(4) != 0) roots.push_back(rows.integer(4));
    std::string entry;
    for (int column = 0; column < 4; ++column) entry.append(rows.view(column)).push_back('\0');
    if (!of_analyze(rows.view(0), rows.view(3))) entries.push_back(std::move(entry));
  }
  std::sort(roots.begin(), roots.end());
  const bool shared = std::adjacent_find(roots.begin(), roots.end()) != roots.end();
  if (shared) return {};  // two of them on one page: one would be read as the other
  std::sort(entries.begin(), entries.end());
  std::string text;
  text.reserve(1 << 14);
  for (const std::string& entry : entries) text += entry;
  return to_hex(blake2b(text));
}

void check_schema(Connection& connection, int version) {
  const auto index = static_cast<std::size_t>(version) - 1;
  if (version > 0 && index < fingerprints.size() &&
      schema_fingerprint(connection.database()) == fingerprints[index]) {
    return;
  }
  throw Error(ErrorCode::database, {"store.schema_changed", {{"path", connection.path()}}})
      .hint({"store.hint.corrupt", {}});
}

}  // namespace svcdesk::store
