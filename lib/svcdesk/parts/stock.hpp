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

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::parts {

using authority::Acting;
using authority::Drafts;

enum class Condition {
  on_order,   // with the supplier
  received,   // in a depot, not tested yet
  tested,     // in a depot, free
  reserved,   // in a depot, for one request
  issued,     // with who carries it, or delivered at its place
  fitted,     // in a machine
  defective,  // taken out, or failed its test
  kept,       // kept for good by the customer, with a receipt (PRT-6)
  returned,   // back in a depot, not tested again yet
  in_repair,  // with a repairer (PRT-12)
  on_loan,    // lent, and to come back (PRT-7, PRT-11)
  scrapped
};
std::string_view to_string(Condition condition);
std::optional<Condition> condition_of(std::string_view word);

// Where a piece lies. Written "depot/east", "person/wu", "site/hall-2", "asset/A-3",
// "supplier/Acme".
struct Place {
  enum class Kind { depot, person, site, asset, supplier, repairer, customer };
  Kind kind = Kind::depot;
  std::string name;

  std::string str() const;
  static Place parse(std::string_view text);  // throws Error(database)
  auto operator<=>(const Place&) const = default;
};

struct Position {
  Place place;
  Condition condition = Condition::tested;
  auto operator<=>(const Position&) const = default;
};

// One move of one kind: by serial number (then quantity is 1), or by quantity. Without `from` it
// enters the ledger, without `to` it leaves it (a count found fewer).
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
// "to_place", "to_condition" (where there is one), and what else belongs to it.
Json payload_of(const Move& move);
Move move_of(const journal::Event& event);  // throws Error(database)

// So many pieces of a kind lie there. Rows without a quantity do not exist.
struct Balance {
  std::string kind;
  std::string serial;
  Position position;
  std::int64_t quantity = 0;
  bool operator==(const Balance&) const = default;
};

// The balances of the kinds that a decision is about.
class Stock {
 public:
  Stock() = default;
  explicit Stock(const std::vector<Balance>& balances);

  // Throws Error(refused) naming PRT-4 where there are fewer than that, where a serial number would
  // be in two places, or where the condition may not follow the other.
  void apply(const Move& move);

  std::int64_t quantity(std::string_view kind, const Position& position) const;
  // Tested and unreserved, in that depot; in all depots where it is empty.
  std::int64_t free(std::string_view kind, std::string_view depot = {}) const;
  // The serial numbers at that position, in order.
  std::vector<std::string> serials(std::string_view kind, const Position& position) const;
  // Where that piece is; nothing where the ledger does not know it, or it has left it.
  std::optional<Position> where(std::string_view kind, std::string_view serial) const;
  std::vector<Balance> balances() const;  // in order

 private:
  struct Key {
    std::string kind;
    std::string serial;
    Position position;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::int64_t> rows_;
};

// Whether a piece in `from` may come to be in `to`: the grammar of the ledger. Only what was tested
// can be reserved or lent, and only what is reserved can be issued (PRT-3, PRT-4).
bool may_follow(std::optional<Condition> from, std::optional<Condition> to);

}  // namespace svcdesk::parts
