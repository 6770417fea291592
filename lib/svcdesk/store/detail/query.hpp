// A prepared statement in use: values bound in order, rows read by column.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/store/detail/prepared.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::store {

inline std::int64_t number_of(Instant time) { return time.time_since_epoch().count(); }
// As it stands there, possible or not.
inline Instant instant_of(std::int64_t seconds) { return Instant{Seconds{seconds}}; }
// Throws SQLite::Exception (corrupt) for one that is not possible().
Instant checked(Instant instant);

// Bytes of what people say in a line or two: titles, names, places. What lists show of a row.
inline constexpr std::size_t longest_line = 1u << 20u;
// Throws Error(invalid) for a line that would be longer.
const std::string& checked(const std::string& line);

struct Blob {
  std::string_view bytes;
};

// Resets its statement when it goes, so that no read lock is left behind.
class Query {
 public:
  explicit Query(Prepared& prepared) : statement_(prepared.statement_), row_(prepared.handle_) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() {
    statement_.tryReset();
    // Not clearBindings(): each use binds every value again.
  }

  // Binds the next values, in the order of the question marks. A std::string with a name is not
  // copied: it has to stay as it is until the statement has run.
  template <class... Values>
  Query& with(Values&&... values) {
    (bind(std::forward<Values>(values)), ...);
    return *this;
  }

  // The same, leaving out what is absent: for filters that stand in the text only when asked for.
  template <class... Values>
  Query& with_present(const std::optional<Values>&... values) {
    ((values ? bind(*values) : void()), ...);
    return *this;
  }

  bool next() { return statement_.executeStep(); }
  void run() {
    while (next()) {
    }
  }

  std::int64_t integer(int column) const { return sqlite3_column_int64(row_, column); }
  bool flag(int column) const { return integer(column) != 0; }
  bool null(int column) const { return sqlite3_column_type(row_, column) == SQLITE_NULL; }
  bool is_integer(int column) const { return sqlite3_column_type(row_, column) == SQLITE_INTEGER; }
  std::string name(int column) const { return statement_.getColumnName(column); }
  int columns() const { return statement_.getColumnCount(); }
  std::string text(int column) const { return std::string(view(column)); }
  // Valid until the next step.
  std::string_view view(int column) const {
    const char* bytes = static_cast<const char*>(sqlite3_column_blob(row_, column));
    return bytes == nullptr
               ? std::string_view{}
               : std::string_view(bytes,
                                  static_cast<std::size_t>(sqlite3_column_bytes(row_, column)));
  }
  // The same of a column that holds no more than longest_line: whoever wrote more was not we.
  std::string_view line(int column) const;
  Instant instant(int column) const { return checked(instant_of(integer(column))); }
  std::optional<std::int64_t> maybe_integer(int column) const {
    return null(column) ? std::nullopt : std::optional(integer(column));
  }
  std::optional<Instant> maybe_instant(int column) const {
    return null(column) ? std::nullopt : std::optional(instant(column));
  }
  Digest digest(int column) const;

 private:
  template <class Number>
  requires std::is_integral_v<Number>
  void bind(Number value) { statement_.bind(++bound_, static_cast<std::int64_t>(value)); }
  void bind(Instant value) { bind(number_of(value)); }
  void bind(const std::string& value) { bind_text(value, SQLITE_STATIC); }
  void bind(std::string&& value) { bind_text(value, SQLITE_TRANSIENT); }
  void bind(std::string_view value) { bind_text(value, SQLITE_TRANSIENT); }
  void bind(const char* value) { bind_text(value, SQLITE_TRANSIENT); }
  void bind_text(std::string_view text, sqlite3_destructor_type lifetime);
  void bind(Blob value);
  void bind(const Digest& value);
  template <class Value>
  void bind(const std::optional<Value>& value) {
    value ? bind(*value) : statement_.bind(++bound_);
  }
  template <class Value>
  void bind(std::optional<Value>&& value) {
    value ? bind(std::move(*value)) : statement_.bind(++bound_);
  }
  template <class... Values>
  void bind(std::tuple<Values...> values) {
    std::apply([this](auto&&... each) { this->with(std::forward<decltype(each)>(each)...); },
               std::move(values));
  }

  SQLite::Statement& statement_;
  sqlite3_stmt* row_;
  int bound_ = 0;
};

// What `make` makes of each row.
template <class Make>
auto all(Query& rows, Make make) {
  std::vector<decltype(make(rows))> out;
  while (rows.next()) out.push_back(make(rows));
  return out;
}

[[noreturn]] void keys_come_back();
inline constexpr std::int64_t highest_key = std::numeric_limits<std::int64_t>::max();

// The rows as they are: read in the order of their keys, from beyond `last`; std::less for upwards,
// std::greater for downwards. Throws SQLite::Exception (corrupt) where a damaged table gives other
// keys: who reads page by page, each from the last key on, would never end.
template <class Row, class Key, class Order>
std::vector<Row> in_order(std::vector<Row> rows, std::int64_t last, Key key, Order beyond) {
  for (const Row& row : rows) {
    if (!beyond(last, std::invoke(key, row))) keys_come_back();
    last = std::invoke(key, row);
  }
  return rows;
}

}  // namespace svcdesk::store
