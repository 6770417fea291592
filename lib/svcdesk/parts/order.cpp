#include <algorithm>

#include "svcdesk/parts/by_time.hpp"
#include "svcdesk/parts/orders.hpp"
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
  if (!event.payload["serials"].is_array()) return;
  for (const Json& one : event.payload["serials"].items()) order.serials.push_back(one.string());
}

void order_ended(Order& order, const journal::Event& event, OrderStatus status) {
  order.status = status;
  order.ended = event.at;
}

void apply_to_order(Order& order, const journal::Event& event) {
  if (event.type == "order.placed") order_placed(order, event);
  if (event.type == "order.delivered") order_delivered(order, event);
  if (event.type == "order.received") order_ended(order, event, OrderStatus::received);
  if (event.type == "order.cancelled") {
    order.cancelled += event.payload.integer("quantity", 0);
    order_ended(order, event, OrderStatus::cancelled);
  }
}

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
  Order order;
  for (const journal::Event* event : by_time(events)) {
    if (event->subject.kind != "order") continue;
    apply_to_order(order, *event);
    if (event->type.starts_with("order.")) order.last_event = std::max(order.last_event, event->at);
    order.revision = std::max(order.revision, event->seq);
  }
  return order;
}

}  // namespace svcdesk::parts
