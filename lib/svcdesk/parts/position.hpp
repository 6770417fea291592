// Where a piece lies and in which condition, and how one condition may follow another. Pure.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace svcdesk::parts {

enum class Condition {
  on_order,   // with the supplier; has no serial number yet
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
std::string_view to_string(Condition condition);  // "on-order", as it is recorded
std::optional<Condition> condition_of(std::string_view word);

// Written "depot/east", "person/wu", "site/hall-2", "asset/A-3", "supplier/Acme".
struct Place {
  enum class Kind { depot, person, site, asset, supplier, repairer, customer };
  Kind kind = Kind::depot;
  std::string name;

  std::string str() const;
  static Place parse(std::string_view text);  // throws Error(database)
  auto operator<=>(const Place&) const = default;
};
// Arguments of a message that says "{where:parts.place} {place}".
std::vector<std::pair<std::string, std::string>> in_words(const Place& place);

struct Position {
  Place place;
  Condition condition = Condition::tested;
  auto operator<=>(const Position&) const = default;
};

// Whether a piece in `from` may come to be in `to`: the grammar of the ledger. Nothing is where it
// enters the ledger, or leaves it. Only what was tested can be reserved or lent, and only what is
// reserved can be issued (PRT-3, PRT-4).
bool may_follow(std::optional<Condition> from, std::optional<Condition> to);

}  // namespace svcdesk::parts
