// Rows of derived tables that the events of one subject give whole: the one way by which every
// subject but the case reaches its tables, live, when rebuilt and when verified (AUD-3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::store {

enum class Table {
  asset,
  asset_component,
  asset_link,
  part_request,
  part_order,
  loan,
  repair,
  change,
  vendor_release,
  model
};
inline constexpr std::size_t derived_tables = 10;

using Cell = std::variant<std::monostate, std::int64_t, std::string>;

// The columns in the order of the schema; the first is the number of the subject.
struct DerivedRow {
  Table table{};
  std::vector<Cell> cells;
  auto operator<=>(const DerivedRow&) const = default;
};

inline Cell cell_of(std::int64_t value) { return value; }
inline Cell cell_of(const std::string& value) { return value; }
inline Cell cell_of(Instant value) { return std::int64_t{value.time_since_epoch().count()}; }
template <class Value>
Cell cell_of(const std::optional<Value>& value) {
  return value ? cell_of(*value) : Cell();
}

// Of a row whose columns() gives a tuple of all its columns.
template <class Row>
DerivedRow derived(Table table, const Row& row) {
  DerivedRow out{table, {}};
  std::apply([&](const auto&... each) { (out.cells.push_back(cell_of(each)), ...); }, columns(row));
  return out;
}

}  // namespace svcdesk::store
