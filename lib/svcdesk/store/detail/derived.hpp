// The derived tables of subjects whose rows their events give whole.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "svcdesk/store/derived_rows.hpp"
#include "svcdesk/store/detail/query.hpp"

namespace svcdesk::store {

struct DerivedTable {
  Table table{};
  std::string_view name;
  std::string_view kind;    // of the subject: "asset"
  std::string_view select;  // the rows of one number, in the order of their keys
  std::string_view insert;
  std::string_view remove;  // by the keys
  int keys = 1;             // the first so many columns
  std::string_view empty;
  const char* count;
  // Key, whether an event gives it, and the columns, above a number and in its order.
  const char* rows;
};

// In the order of Table.
std::span<const DerivedTable> all_derived();

std::vector<Cell> cells_of(const Query& row);
void with_cells(Query& query, const std::vector<Cell>& cells, std::size_t first, std::size_t count);
// Fills a row whose columns() gives a tuple of references to all its columns.
template <class Row>
Row row_of(const Query& query);

inline void take(const Query& query, int column, std::int64_t& value) {
  value = query.integer(column);
}
inline void take(const Query& query, int column, std::optional<std::int64_t>& value) {
  value = query.maybe_integer(column);
}
inline void take(const Query& query, int column, std::string& value) { value = query.line(column); }
inline void take(const Query& query, int column, Instant& value) { value = query.instant(column); }
inline void take(const Query& query, int column, std::optional<Instant>& value) {
  value = query.maybe_instant(column);
}

template <class Row>
void read_row(const Query& query, Row& row) {
  int column = 0;
  std::apply([&](auto&... each) { (take(query, column++, each), ...); }, columns(row));
}

template <class Row>
Row row_of(const Query& query) {
  Row row;
  read_row(query, row);
  return row;
}

}  // namespace svcdesk::store
