#include <array>
#include <utility>

#include "svcdesk/parts/lot.hpp"
#include "svcdesk/parts/orders.hpp"
#include "svcdesk/parts/timeline.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::parts {
namespace {

void order_placed(Order& order, const journal::Event& event) {
  const Json& said = event.payload;
  order.id = OrderId::parse(event.subject.id).value_or(OrderId{});
  order.contract = event.contract;
  order.kind = said.text("kind");
  order.quantity = said.integer("quantity", 0);
  order.supplier = said.text("supplier");
  order.depot = said.text("depot");
  if (said.contains("expected")) order.expected = time::parse_date(said.text("expected"));
  order.reason = said.text("reason");
  order.placed_by = event.actor;
  order.placed = event.at;
}

void order_delivered(Order& order, const journal::Event& event) {
  order.received += event.payload.integer("quantity", 0);
  for (std::string& one : texts_in(event.payload, "serials")) {
    order.serials.push_back(std::move(one));
  }
}

void order_ended(Order& order, const journal::Event& event, OrderStatus status) {
  order.status = status;
  order.ended = event.at;
}

void order_received(Order& order, const journal::Event& event) {
  order_ended(order, event, OrderStatus::received);
}

void order_cancelled(Order& order, const journal::Event& event) {
  order.cancelled += event.payload.integer("quantity", 0);
  order_ended(order, event, OrderStatus::cancelled);
}

using OrderRow = std::pair<std::string_view, void (*)(Order&, const journal::Event&)>;

constexpr std::array order_rows = {
    OrderRow{"order.cancelled", order_cancelled},
    OrderRow{"order.delivered", order_delivered},
    OrderRow{"order.placed", order_placed},
    OrderRow{"order.received", order_received},
};

}  // namespace

std::string_view to_string(OrderStatus status) {
  switch (status) {
    case OrderStatus::open:
      return "open";
    case OrderStatus::received:
      return "received";
    case OrderStatus::cancelled:
      return "cancelled";
  }
  return "";
}

Order order_of(std::span<const journal::Event> events) {
  return fold_life<Order>(events, "order.placed", "order.", order_rows);
}

}  // namespace svcdesk::parts
