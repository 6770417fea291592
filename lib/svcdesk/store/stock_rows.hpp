// The ledger of parts: moves, and what lies where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::store {

// One stock.moved. A place and condition that are empty: it entered the ledger there, or left it.
struct StockMoveRow {
  std::int64_t seq = 0;  // of its event
  std::string contract, kind, serial;
  std::int64_t quantity = 0;
  std::string from_place, from_condition, to_place, to_condition;
  Instant at;

  bool operator==(const StockMoveRow&) const = default;
};

struct BalanceRow {
  std::string contract, kind, place, condition, serial;
  std::int64_t quantity = 0;

  bool operator==(const BalanceRow&) const = default;
};

template <class Row>
concept AMove = requires(Row& row) {
  row.from_place;
};
template <class Row>
concept ABalance = requires(Row& row) {
  row.condition;
};
// The columns in the order of the schema, for reading and for writing.
auto columns(AMove auto& row) {
  return std::tie(row.seq, row.contract, row.kind, row.serial, row.quantity, row.from_place,
                  row.from_condition, row.to_place, row.to_condition, row.at);
}
auto columns(ABalance auto& row) {
  return std::tie(row.contract, row.kind, row.place, row.condition, row.serial, row.quantity);
}
struct MoveQuery {
  std::string contract, kind, serial;  // kind or serial
  std::int64_t before_seq = 0;         // page: below it; 0: from the newest
  std::int64_t limit = 50;
};

}  // namespace svcdesk::store
