// Pieces of one kind that go together: by their serial numbers, or by quantity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/json.hpp"
#include "svcdesk/parts/position.hpp"

namespace svcdesk::parts {

struct Lot {
  std::string kind;
  std::vector<std::string> serials;  // empty: counted by quantity
  std::int64_t quantity = 0;         // as many as there are serial numbers, where there are any
  bool operator==(const Lot&) const = default;
};

// "kind", "serials" (where there are any), "quantity".
Json payload_of(const Lot& lot);
Lot lot_in(const Json& payload);

// What is left of it without the pieces of the other; never less than nothing.
Lot without(Lot lot, const Lot& gone);

// A member that holds a list of texts; empty where it is missing.
std::vector<std::string> texts_in(const Json& payload, std::string_view key);

// A member that holds a place; nothing where it is missing. Throws Error(database).
std::optional<Place> place_in(const Json& payload, std::string_view key);

}  // namespace svcdesk::parts
