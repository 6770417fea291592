#include "svcdesk/store/detail/schema.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "svcdesk/base/embedded.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/store/detail/place.hpp"

namespace svcdesk::store {
namespace {

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

using Identity = std::pair<std::string_view, std::string_view>;  // name, type

Identity identity_of(const embedded::Object& object) { return {object.name, object.type}; }

// An object that is missing, that is not as the migrations make it, or that they do not make; of
// two that share one page, which would be read as each other, the later. Nothing if there is none.
std::optional<std::string> first_difference(SQLite::Database& database,
                                            std::span<const embedded::Object> made) {
  // In the order of the file: to have it sorted costs more than to look for each.
  Prepared statement(database, "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema");
  Query rows(statement);
  std::vector<bool> found(made.size());
  std::vector<std::int64_t> roots;  // sorted
  while (rows.next()) {
    const std::string_view type = rows.view(0), name = rows.view(1), sql = rows.view(3);
    const std::int64_t root = rows.integer(4);
    const auto page = std::ranges::lower_bound(roots, root);
    if (root != 0 && page != roots.end() && *page == root) return std::string(name);
    roots.insert(page, root);
    if (of_analyze(type, sql)) continue;
    const auto object = std::ranges::lower_bound(made, Identity(name, type), {}, identity_of);
    if (object == made.end() || identity_of(*object) != Identity(name, type) ||
        object->sql != sql || object->table != rows.view(2)) {
      return std::string(name);
    }
    const auto place = static_cast<std::size_t>(object - made.begin());
    if (found[place]) return std::string(name);
    found[place] = true;
  }
  const auto missing = std::ranges::find(found, false);
  if (missing == found.end()) return std::nullopt;
  return std::string(made[static_cast<std::size_t>(missing - found.begin())].name);
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

void check_schema(Connection& connection, int version) {
  const auto index = static_cast<std::size_t>(version) - 1;
  if (version <= 0 || index >= embedded::schemas().size()) {
    throw Error(ErrorCode::database, {"store.not_database", {{"path", connection.path()}}});
  }
  const auto name = first_difference(connection.database(), embedded::schemas()[index]);
  if (!name) return;
  throw Error(ErrorCode::database, {"store.schema_changed",
                                    {{"path", connection.path()}, {"name", fit_width(*name, 60)}}})
      .hint({"store.hint.corrupt", {}});
}

}  // namespace svcdesk::store
