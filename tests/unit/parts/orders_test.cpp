#include "svcdesk/parts/orders.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "stock_story.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::parts {
namespace {

using enum Condition;

const Position with_acme{{Place::Kind::supplier, "Acme"}, on_order};

PlaceOrder order(std::string kind, std::int64_t quantity) {
  PlaceOrder request;
  request.id = OrderId{1};
  request.kind = std::move(kind);
  request.quantity = quantity;
  request.supplier = "Acme";
  request.depot = "east";
  return request;
}

StockStory ordered(const std::string& kind, std::int64_t quantity) {
  StockStory story = stocked();
  story.as("cao").does(order(kind, quantity)).as("ku").at(200);
  return story;
}

Receive delivery(Pieces pieces) { return {{}, std::move(pieces), {}}; }

}  // namespace

TEST_CASE("what is ordered is on order with the supplier (PRT-3)") {
  StockStory story = stocked();
  PlaceOrder request = order("fan", 10);
  request.reason = "gap";
  request.expected = time::parse_date("2026-01-20");
  story.as("cao").does(request);
  CHECK(story.stock().quantity("fan", with_acme) == 10);
  const Order state = story.order();
  CHECK(state.id == OrderId{1});
  CHECK(state.contract == "DG-2026-017");
  CHECK(state.status == OrderStatus::open);
  CHECK(state.kind == "fan");
  CHECK(state.outstanding() == 10);
  CHECK(state.supplier == "Acme");
  CHECK(state.depot == "east");
  CHECK(state.reason == "gap");
  CHECK(state.placed_by == "cao");
  CHECK(state.placed == minute(100));
  CHECK(state.expected == request.expected);
  CHECK(story.last().refs == std::vector<journal::Subject>{{"order", "O-1"}});
}

TEST_CASE("the day on which an order is expected is its deadline, to the end of it (PRT-3)") {
  StockStory story = stocked();
  PlaceOrder request = order("fan", 1);
  request.expected = time::parse_date("2026-01-20");
  const Json payload = story.as("cao").asks(request).front().payload;
  CHECK(payload.text("expected") == "2026-01-20");
  CHECK(payload.integer("due", 0) ==
        time::parse_rfc3339("2026-01-21T00:00:00+08:00").time_since_epoch().count());
  request.expected = time::parse_date("2026-01-11");
  check_refused(story.refused(request), "PRT-3", "parts.expected_before");
  request.expected = time::parse_date("2026-01-12");
  CHECK_NOTHROW(story.asks(request));
}

TEST_CASE("only a kind of the contract is ordered (PRT-3)") {
  StockStory story = stocked();
  const Error error = story.as("cao").refused(order("fans", 1));
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.text().id == "parts.no_kind");
  CHECK(argument(error.hints().front(), "word") == "fan");
}

TEST_CASE("an order is of at least one piece, from somebody (PRT-3)") {
  StockStory story = stocked();
  story.as("cao");
  CHECK(story.refused(order("fan", 0)).text().id == "parts.quantity_missing");
  CHECK(story.refused(order("fan", -3)).code() == ErrorCode::usage);
  PlaceOrder request = order("fan", 1);
  request.supplier = " ";
  CHECK(story.refused(request).text().id == "parts.supplier_missing");
  check_refused(story.refused(order("fan", most_pieces + 1)), "PRT-4", "parts.impossible_quantity");
}

TEST_CASE("a supplier is rated high enough before anything is ordered from them (PRT-3)") {
  StockStory story = stocked();
  story.as("cao").does(RateSupplier{"Cheap", 2, "copies"});
  PlaceOrder request = order("fan", 1);
  request.supplier = "Cheap";
  const Error low = story.refused(request);
  check_refused(low, "PRT-3", "parts.supplier_low", "parts.hint.rate");
  CHECK(argument(low.text(), "lowest") == "3");
  request.supplier = "Unknown";
  check_refused(story.refused(request), "PRT-3", "parts.supplier_unrated", "parts.hint.rate");
  request.supplier = "Cheap";
  story.does(RateSupplier{"Cheap", 3, "original parts now"}).does(request);
  CHECK(story.order().supplier == "Cheap");
}

TEST_CASE("a contract without a threshold orders from anybody (PRT-3)") {
  contract::Contract contract = store_contract();
  contract.parts.lowest_rating = 0;
  StockStory story = stocked(contract);
  PlaceOrder request = order("fan", 1);
  request.supplier = "Unknown";
  CHECK_NOTHROW(story.as("cao").asks(request));
}

TEST_CASE("an order goes to a depot of the contract, the only one where none is named (PRT-1)") {
  StockStory story = stocked();
  PlaceOrder request = order("fan", 1);
  request.depot = "north";
  check_refused(story.as("cao").refused(request), "PRT-1", "parts.no_depot", "parts.hint.depots");
  request.depot = "";
  CHECK(story.refused(request).text().id == "parts.depot_missing");
  CHECK(story.refused(request).code() == ErrorCode::usage);
  contract::Contract contract = store_contract();
  contract.parts.depots.pop_back();
  StockStory one_depot(contract);
  one_depot.as("cao").does(RateSupplier{"Acme", 5, "good"}).does(request);
  CHECK(one_depot.order().depot == "east");
}

TEST_CASE("an order comes in several deliveries, the last one settles it (PRT-3)") {
  StockStory story = ordered("fan", 10);
  story.does(delivery(some(4)));
  CHECK(story.order().outstanding() == 6);
  CHECK(story.order().status == OrderStatus::open);
  CHECK(story.types().back() == "stock.moved");
  story.at(300).does(delivery(some(6)));
  const Order state = story.order();
  CHECK(state.status == OrderStatus::received);
  CHECK(state.received == 10);
  CHECK(state.ended == minute(300));
  CHECK(state.last_event == minute(300));
  CHECK(story.types().back() == "order.received");
  CHECK(story.stock().quantity("fan", with_acme) == 0);
  CHECK(story.stock().quantity("fan", in_depot(received)) == 10);
  CHECK(story.stock().free("fan") == 0);
}

TEST_CASE("never more is received than was ordered (PRT-3)") {
  StockStory story = ordered("fan", 10);
  story.does(delivery(some(4)));
  const Error error = story.refused(delivery(some(7)));
  check_refused(error, "PRT-3", "parts.more_than_ordered", "parts.hint.take_over");
  CHECK(argument(error.text(), "outstanding") == "6");
}

TEST_CASE("each piece of a kind that is kept by serial number comes with its own (PRT-3)") {
  StockStory story = ordered("ssd-960g", 3);
  CHECK(story.refused(delivery(some(2))).text().id == "parts.serials_missing");
  CHECK(story.refused(delivery(these({"S-1", " "}))).text().id == "parts.serials_missing");
  CHECK(story.refused(delivery(these({"S-1", "S-1"}))).text().id == "parts.serial_twice");
  CHECK(story.refused(Receive{{}, {{"S-1", "S-2"}, 3}, {}}).text().id == "parts.not_as_many");
  story.does(Receive{{}, {{"S-1", "S-2"}, 2}, "note 7"});
  CHECK(story.order().serials == std::vector<std::string>{"S-1", "S-2"});
  CHECK(story.stock().where("ssd-960g", "S-2") == in_depot(received));
  CHECK(story.stock().quantity("ssd-960g", with_acme) == 1);
  check_refused(story.refused(delivery(these({"S-2"}))), "PRT-4", "parts.serial_already");
}

TEST_CASE("a kind that is kept by quantity comes without serial numbers (PRT-3)") {
  StockStory story = ordered("fan", 3);
  CHECK(story.refused(delivery(these({"S-1"}))).text().id == "parts.no_serials");
  CHECK(story.refused(delivery(some(0))).text().id == "parts.quantity_missing");
}

TEST_CASE("nothing is stocked before its depot is surveyed and accepted (PRT-9)") {
  StockStory story;
  story.as("cao").does(RateSupplier{"Acme", 4, "good"}).does(order("fan", 3));
  check_refused(story.as("ku").refused(delivery(some(3))), "PRT-9", "parts.depot_not_surveyed",
                "parts.hint.survey");
  story.as("lan").does(Survey{"east", "dry", "by car", "cool"});
  check_refused(story.as("ku").refused(delivery(some(3))), "PRT-9", "parts.depot_not_accepted",
                "parts.hint.evaluate");
  story.as("bai").at(10).does(Evaluate{"east"});
  check_refused(story.as("ku").at(11).late(9).refused(delivery(some(3))), "ruling 17",
                "authority.must_follow");
  story.at(12).does(delivery(some(3)));
  CHECK(story.order().status == OrderStatus::received);
}

TEST_CASE("a delivery goes to another depot of the contract where that is said (PRT-1)") {
  StockStory story = ordered("fan", 3);
  Receive request = delivery(some(3));
  request.depot = "north";
  check_refused(story.refused(request), "PRT-1", "parts.no_depot", "parts.hint.depots");
  request.depot = "west";
  story.does(request);
  CHECK(story.stock().quantity("fan", in_depot(received, "west")) == 3);
}

TEST_CASE("nothing comes before it was ordered (ruling 17)") {
  StockStory story = ordered("fan", 3);
  check_refused(story.late(99).refused(delivery(some(3))), "ruling 17", "authority.before_opened");
}

TEST_CASE("an order is complete with its last delivery, whatever is recorded late (ruling 17)") {
  StockStory story = ordered("fan", 3);
  story.at(300).does(delivery(some(1))).at(400);
  check_refused(story.late(250).refused(delivery(some(2))), "ruling 17", "authority.must_follow");
  check_refused(story.as("cao").refused(CancelOrder{"too slow"}), "ruling 17",
                "authority.must_follow");
  story.as("ku").late(300).does(delivery(some(2)));
  CHECK(story.order().ended == minute(300));
}

TEST_CASE("an order is cancelled for what has not come, with a reason (PRT-3)") {
  StockStory story = ordered("fan", 10);
  story.does(delivery(some(4))).as("cao");
  check_refused(story.refused(CancelOrder{" "}), "PRT-3", "parts.reason_missing",
                "parts.hint.cancel");
  story.does(CancelOrder{"out of production"});
  const Order state = story.order();
  CHECK(state.status == OrderStatus::cancelled);
  CHECK(state.received == 4);
  CHECK(state.cancelled == 6);
  CHECK(state.outstanding() == 0);
  CHECK(story.stock().quantity("fan", with_acme) == 0);
  CHECK(story.stock().quantity("fan", in_depot(received)) == 4);
}

TEST_CASE("an order that is over takes nothing more (PRT-3)") {
  StockStory story = ordered("fan", 4);
  story.does(delivery(some(4)));
  const Error error = story.refused(delivery(some(1)));
  check_refused(error, "PRT-3", "parts.order_over");
  CHECK(argument(error.text(), "status") == "received");
  check_refused(story.as("cao").refused(CancelOrder{"too late"}), "PRT-3", "parts.order_over");
  StockStory other = ordered("fan", 4);
  other.as("cao").does(CancelOrder{"wrong kind"});
  check_refused(other.as("ku").refused(delivery(some(1))), "PRT-3", "parts.order_over");
}

TEST_CASE("who may order and who may receive is the contract's (ORG-6)") {
  contract::Contract contract = store_contract();
  contract.roles[2].may = {"part.order", "supplier.rate"};
  contract.roles[3].may = {"part.stock"};
  StockStory story = stocked(contract);
  check_refused(story.as("ku").refused(order("fan", 1)), "ORG-6", "authority.beyond_role");
  story.as("cao").does(order("fan", 1));
  check_refused(story.refused(delivery(some(1))), "ORG-6", "authority.beyond_role");
  check_refused(story.as("ku").refused(CancelOrder{"no"}), "ORG-6", "authority.beyond_role");
  CHECK_NOTHROW(story.does(delivery(some(1))));
}

TEST_CASE("an order is folded from its events in any order, others passed over (PRT-3)") {
  StockStory story = ordered("ssd-960g", 2);
  story.does(delivery(these({"S-1"}))).at(300).does(delivery(these({"S-2"})));
  std::vector<journal::Event> events = story.events();
  std::reverse(events.begin(), events.end());
  CHECK(order_of(events) == story.order());
  CHECK(order_of({}) == Order{});
}

TEST_CASE("the states of an order have words") {
  CHECK(to_string(OrderStatus::open) == "open");
  CHECK(to_string(OrderStatus::received) == "received");
  CHECK(to_string(OrderStatus::cancelled) == "cancelled");
}

}  // namespace svcdesk::parts
