// The stock of one contract as a ledger of moves (PRT-1 to PRT-4): what lies where, in which
// condition. A quantity is a sum of moves, never a counter. Pure.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/journal/event.hpp"
#include "svcdesk/parts/position.hpp"

namespace svcdesk::parts {

// One move of one kind: by serial number (then quantity is 1), or by quantity. Without `from` it
// enters the ledger, without `to` it leaves it (a count found fewer). A piece gets its serial
// number when it is received: out of on_order it is taken from those that have none.
struct Move {
  std::string kind;
  std::string serial;
  std::int64_t quantity = 1;
  std::optional<Position> from, to;
  bool operator==(const Move&) const = default;
};

// The subject of every move of a kind: {"stock", "DG-2026-017/ssd-960g"}.
journal::Subject stock_subject(std::string_view contract, std::string_view kind);

// stock.moved: "kind", "serial" (where there is one), "quantity", "from_place", "from_condition",
// "to_place", "to_condition" (where there is one); a decision adds what else belongs to it.
Json payload_of(const Move& move);
Move move_of(const journal::Event& event);  // throws Error(database)

// What messages call it: "ssd-960g S-1", "fan" where it has no serial number.
std::string piece_name(const std::string& kind, const std::string& serial);

// So many pieces of a kind lie there. Rows without a quantity do not exist.
struct Balance {
  std::string kind;
  std::string serial;
  Position position;
  std::int64_t quantity = 0;
  bool operator==(const Balance&) const = default;
};

// What a move changes: the balance that it takes from, with a quantity below 0, then the one that
// it adds to. Stock and every table of balances go by it.
std::vector<Balance> changes_of(const Move& move);

// The most pieces that one move, and one balance, can hold.
inline constexpr std::int64_t most_pieces = 1'000'000'000;

// The balances of the kinds that a decision is about.
class Stock {
 public:
  Stock() = default;
  explicit Stock(const std::vector<Balance>& balances);

  // Throws Error(refused) naming PRT-4 where there are fewer than that, or where a serial number
  // would be in two places; PRT-3 where the condition may not follow the other. Then nothing has
  // changed.
  void apply(const Move& move);

  std::int64_t quantity(std::string_view kind, const Position& position) const;
  // Tested and unreserved, in that depot; in all depots where it is empty.
  std::int64_t free(std::string_view kind, std::string_view depot = {}) const;
  // The serial numbers at that position, in order.
  std::vector<std::string> serials(std::string_view kind, const Position& position) const;
  // Where that piece is; nothing where the ledger does not know it, or it has left it.
  std::optional<Position> where(std::string_view kind, std::string_view serial) const;
  std::vector<Balance> balances() const;                       // in order
  std::vector<Balance> balances(std::string_view kind) const;  // in order

 private:
  struct Key {
    std::string kind;
    std::string serial;
    Position position;
    auto operator<=>(const Key&) const = default;
  };

  void check(const Move& move) const;

  std::map<Key, std::int64_t> rows_;
};

}  // namespace svcdesk::parts
