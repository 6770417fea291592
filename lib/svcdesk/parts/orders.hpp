// Orders of parts (PRT-3): placed with a supplier who is rated high enough, received in one or
// several deliveries, cancelled for what has not come. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/ids.hpp"
#include "svcdesk/parts/pieces.hpp"
#include "svcdesk/parts/stockroom.hpp"
#include "svcdesk/parts/suppliers.hpp"

namespace svcdesk::parts {

enum class OrderStatus { open, received, cancelled };
std::string_view to_string(OrderStatus status);

struct Order {
  OrderId id;
  std::string contract;
  OrderStatus status = OrderStatus::open;
  std::string kind;
  std::int64_t quantity = 0;
  std::string supplier;
  std::string depot;             // where it is to go
  std::optional<Date> expected;  // as the supplier said
  std::string reason;
  std::string placed_by;
  Instant placed;
  std::int64_t received = 0;
  std::int64_t cancelled = 0;
  std::vector<std::string> serials;  // of what was received
  std::optional<Instant> ended;      // wholly received, or cancelled
  Instant last_event;
  std::string last_type;      // of that event
  std::int64_t revision = 0;  // the highest seq

  std::int64_t outstanding() const { return quantity - received - cancelled; }
  bool operator==(const Order&) const = default;
};

// The order behind the events of its subject, in any order.
Order order_of(std::span<const journal::Event> events);

// `depot` may be left out where the contract has one. `expected` is the deadline for a promise with
// due = "event". `with`: the other orders that are placed in the same go, said of the first one.
struct PlaceOrder {
  OrderId id;
  std::string kind;
  std::int64_t quantity = 0;
  std::string supplier;
  std::string depot;
  std::optional<Date> expected;
  std::string reason;
  std::vector<OrderId> with = {};
};

// One delivery, not before the last one: it is recorded as order.delivered, the last one as
// order.received as well. An empty depot is the order's.
struct Receive {
  std::string depot;
  Pieces pieces;
  std::string note = {};
};

// What has not come will not come.
struct CancelOrder {
  std::string reason;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Suppliers& suppliers, const PlaceOrder& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Order& state, const Receive& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Stockroom& room,
              const Order& state, const CancelOrder& request);

}  // namespace svcdesk::parts
