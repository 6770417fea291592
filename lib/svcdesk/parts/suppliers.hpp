// Suppliers and how they are rated (PRT-3). Pure: the newest supplier.rated of each counts.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::parts {

using authority::Acting;
using authority::Drafts;

struct Supplier {
  std::int64_t rating = 0;  // 1 (poor) to 5 (best)
  std::string reason;
  std::string rated_by;
  Instant rated;
  bool operator==(const Supplier&) const = default;
};

struct Suppliers {
  std::map<std::string, Supplier, std::less<>> by_name;
  Instant last_event;

  const Supplier* find(std::string_view name) const;  // null: nobody has rated them
  bool operator==(const Suppliers&) const = default;
};

// `events` in any order; what was recorded by hand and names no supplier is passed over.
Suppliers suppliers_of(std::span<const journal::Event> events);

// A rating always says why.
struct RateSupplier {
  std::string name;
  std::int64_t rating = 0;
  std::string reason;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Suppliers& state,
              const RateSupplier& request);

}  // namespace svcdesk::parts
