#include "svcdesk/parts/stock.hpp"

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "words.hpp"

namespace svcdesk::parts {
namespace {

using enum Condition;
using svcdesk::test::refusal;

Position here(Condition condition, const std::string& place = "depot/east") {
  return {Place::parse(place), condition};
}

Move fans(std::int64_t quantity, std::optional<Position> from, std::optional<Position> to) {
  return {"fan", "", quantity, std::move(from), std::move(to)};
}

Move disk(std::string serial, std::optional<Position> from, std::optional<Position> to) {
  return {"ssd-960g", std::move(serial), 1, std::move(from), std::move(to)};
}

Stock stock_after(const std::vector<Move>& moves) {
  Stock stock;
  for (const Move& move : moves) stock.apply(move);
  return stock;
}

// Refused by that rule with that message, and nothing changed.
void ledger_refuses(const Stock& before, const Move& move, std::string_view rule,
                    std::string_view message) {
  Stock stock = before;
  const Error error = refusal([&] { stock.apply(move); });
  test::check_words(error);
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == rule);
  CHECK(error.text().id == message);
  CHECK(stock.balances() == before.balances());
}

journal::Event recorded_move(Json payload) {
  journal::Event event;
  event.type = "stock.moved";
  event.payload = std::move(payload);
  return event;
}

}  // namespace

TEST_CASE("every condition is written as a word and read back (PRT-3)") {
  for (int n = 0; n <= static_cast<int>(scrapped); ++n) {
    const auto condition = static_cast<Condition>(n);
    CHECK(condition_of(to_string(condition)) == condition);
  }
  CHECK(to_string(on_order) == "on-order");
  CHECK_FALSE(condition_of("new"));
}

TEST_CASE("a place is written with its kind and read back, whatever its name holds") {
  for (const char* text : {"depot/east", "person/wu", "site/hall-2", "asset/A-3",
                           "supplier/Acme / Shanghai", "repairer/r", "customer/机房"}) {
    CHECK(Place::parse(text).str() == text);
  }
  for (const char* text : {"", "depot", "depot/", "/east", "shelf/east"}) {
    CHECK(refusal([&] { Place::parse(text); }).code() == ErrorCode::database);
  }
}

TEST_CASE("only what was tested is reserved or lent, only what is reserved is issued (PRT-3)") {
  for (int n = 0; n <= static_cast<int>(scrapped); ++n) {
    const auto from = static_cast<Condition>(n);
    CAPTURE(to_string(from));
    CHECK(may_follow(from, reserved) == (from == tested));
    CHECK(may_follow(from, on_loan) == (from == tested));
    CHECK(may_follow(from, issued) == (from == reserved || from == issued));
    CHECK(may_follow(from, fitted) == (from == issued));
  }
  CHECK_FALSE(may_follow(std::nullopt, reserved));
  CHECK_FALSE(may_follow(std::nullopt, issued));
}

TEST_CASE("a defective part comes into good stock by a test only (PRT-3)") {
  CHECK_FALSE(may_follow(defective, tested));
  CHECK_FALSE(may_follow(in_repair, tested));
  CHECK_FALSE(may_follow(fitted, tested));
  CHECK(may_follow(defective, in_repair));
  CHECK(may_follow(in_repair, received));
  CHECK(may_follow(received, tested));
  CHECK(may_follow(returned, tested));
}

TEST_CASE("what the customer keeps can only be disposed of, what is scrapped stays so (PRT-6)") {
  for (int n = 0; n <= static_cast<int>(scrapped); ++n) {
    const auto to = static_cast<Condition>(n);
    CHECK(may_follow(kept, to) == (to == scrapped));
    CHECK_FALSE(may_follow(scrapped, to));
  }
  CHECK_FALSE(may_follow(kept, std::nullopt));
  CHECK_FALSE(may_follow(std::nullopt, std::nullopt));
}

TEST_CASE("a quantity is the sum of the moves (PRT-1)") {
  const Stock stock =
      stock_after({fans(10, {}, here(on_order, "supplier/Acme")),
                   fans(6, here(on_order, "supplier/Acme"), here(received)),
                   fans(5, here(received), here(tested)), fans(2, here(tested), here(reserved))});
  CHECK(stock.quantity("fan", here(on_order, "supplier/Acme")) == 4);
  CHECK(stock.quantity("fan", here(received)) == 1);
  CHECK(stock.quantity("fan", here(tested)) == 3);
  CHECK(stock.quantity("fan", here(reserved)) == 2);
  CHECK(stock.quantity("fan", here(tested, "depot/west")) == 0);
  CHECK(stock.quantity("psu", here(tested)) == 0);
}

TEST_CASE("free is what is tested and unreserved, in one depot or in all (PRT-2)") {
  const Stock stock =
      stock_after({fans(4, {}, here(tested)), fans(3, {}, here(tested, "depot/west")),
                   fans(9, {}, here(received)), fans(1, here(tested), here(reserved)),
                   fans(1, here(tested), here(on_loan, "person/wu"))});
  CHECK(stock.free("fan") == 5);
  CHECK(stock.free("fan", "east") == 2);
  CHECK(stock.free("fan", "west") == 3);
  CHECK(stock.free("fan", "north") == 0);
  CHECK(stock.free("psu") == 0);
}

TEST_CASE("more than there is cannot be moved (PRT-4)") {
  const Stock stock = stock_after({fans(2, {}, here(tested))});
  ledger_refuses(stock, fans(3, here(tested), here(reserved)), "PRT-4", "parts.too_few");
  ledger_refuses(stock, fans(1, here(tested, "depot/west"), here(reserved)), "PRT-4",
                 "parts.too_few");
  ledger_refuses(Stock(), fans(1, here(tested), here(reserved)), "PRT-4", "parts.too_few");
}

TEST_CASE("a condition that may not follow is refused (PRT-3)") {
  const Stock stock = stock_after({fans(2, {}, here(received))});
  ledger_refuses(stock, fans(1, here(received), here(reserved)), "PRT-3", "parts.may_not_follow");
  ledger_refuses(stock, fans(1, {}, here(issued, "person/wu")), "PRT-3", "parts.may_not_follow");
  ledger_refuses(stock, fans(1, {}, {}), "PRT-3", "parts.may_not_follow");
}

TEST_CASE("a move that goes nowhere is no move (PRT-4)") {
  const Stock stock = stock_after({fans(2, {}, here(tested))});
  ledger_refuses(stock, fans(1, here(tested), here(tested)), "PRT-4", "parts.goes_nowhere");
}

TEST_CASE("a number of pieces that cannot be is refused (PRT-4)") {
  const Stock stock = stock_after({fans(most_pieces, {}, here(tested))});
  ledger_refuses(stock, fans(0, here(tested), here(reserved)), "PRT-4",
                 "parts.impossible_quantity");
  ledger_refuses(stock, fans(-1, here(tested), here(reserved)), "PRT-4",
                 "parts.impossible_quantity");
  ledger_refuses(stock, fans(most_pieces + 1, here(tested), here(reserved)), "PRT-4",
                 "parts.impossible_quantity");
  ledger_refuses(stock, fans(1, {}, here(tested)), "PRT-4", "parts.too_many");
  Move two = disk("S-1", {}, here(received));
  two.quantity = 2;
  ledger_refuses(stock, two, "PRT-4", "parts.impossible_quantity");
}

TEST_CASE("a piece with a serial number is in one place (PRT-4)") {
  Stock stock = stock_after({disk("S-1", {}, here(received)), disk("S-2", {}, here(received))});
  CHECK(stock.where("ssd-960g", "S-1") == here(received));
  ledger_refuses(stock, disk("S-1", {}, here(received, "depot/west")), "PRT-4",
                 "parts.serial_already");
  ledger_refuses(stock, disk("S-1", here(received, "depot/west"), here(tested, "depot/west")),
                 "PRT-4", "parts.not_there");
  ledger_refuses(stock, disk("S-3", here(received), here(tested)), "PRT-4", "parts.not_there");
  stock.apply(disk("S-1", here(received), here(tested)));
  CHECK(stock.where("ssd-960g", "S-1") == here(tested));
  CHECK_FALSE(stock.where("fan", "S-1"));
  CHECK_FALSE(stock.where("ssd-960g", ""));
}

TEST_CASE("serial numbers are listed in order, where they lie (PRT-4)") {
  const Stock stock =
      stock_after({disk("S-2", {}, here(tested)), disk("S-1", {}, here(tested)),
                   disk("S-3", {}, here(received)), disk("S-4", {}, here(tested, "depot/west"))});
  CHECK(stock.serials("ssd-960g", here(tested)) == std::vector<std::string>{"S-1", "S-2"});
  CHECK(stock.quantity("ssd-960g", here(tested)) == 2);
  CHECK(stock.serials("fan", here(tested)).empty());
}

TEST_CASE("a piece gets its serial number when it is received (PRT-3)") {
  const Position ordered = here(on_order, "supplier/Acme");
  Move order = disk("", {}, ordered);
  order.quantity = 2;
  Stock stock = stock_after({order, disk("S-1", ordered, here(received))});
  CHECK(stock.quantity("ssd-960g", ordered) == 1);
  CHECK(stock.where("ssd-960g", "S-1") == here(received));
  ledger_refuses(stock, disk("S-1", ordered, here(received)), "PRT-4", "parts.serial_already");
  ledger_refuses(stock, disk("S-2", {}, ordered), "PRT-3", "parts.on_order_has_no_serial");
  ledger_refuses(stock, disk("S-2", ordered, {}), "PRT-3", "parts.on_order_has_no_serial");
  stock.apply(disk("S-2", ordered, here(received)));
  ledger_refuses(stock, disk("S-3", ordered, here(received)), "PRT-4", "parts.too_few");
}

TEST_CASE("a piece that left the ledger may come back to it (PRT-11)") {
  Stock stock = stock_after({disk("S-1", {}, here(tested)), disk("S-1", here(tested), {})});
  CHECK_FALSE(stock.where("ssd-960g", "S-1"));
  CHECK(stock.balances().empty());
  stock.apply(disk("S-1", {}, here(tested)));
  CHECK(stock.where("ssd-960g", "S-1") == here(tested));
}

TEST_CASE("what a move changes sums up to nothing unless it enters or leaves (PRT-1)") {
  const auto within = changes_of(fans(3, here(tested), here(reserved)));
  REQUIRE(within.size() == 2);
  CHECK(within[0] == Balance{"fan", "", here(tested), -3});
  CHECK(within[1] == Balance{"fan", "", here(reserved), 3});
  CHECK(changes_of(fans(3, {}, here(tested))).size() == 1);
  const auto received_one =
      changes_of(disk("S-1", here(on_order, "supplier/Acme"), here(received)));
  CHECK(received_one[0].serial.empty());
  CHECK(received_one[1].serial == "S-1");
}

TEST_CASE("a stock is loaded from its balances as it is from its moves (PRT-1)") {
  const Stock folded =
      stock_after({fans(4, {}, here(tested)), fans(1, here(tested), here(reserved)),
                   disk("S-1", {}, here(received))});
  const Stock loaded(folded.balances());
  CHECK(loaded.balances() == folded.balances());
  CHECK(loaded.balances("fan").size() == 2);
  CHECK(loaded.free("fan") == 3);
}

TEST_CASE("a move is recorded and read back, on the subject of its kind (PRT-1)") {
  const std::vector<Move> moves = {fans(4, {}, here(tested)), fans(1, here(tested), {}),
                                   disk("S-1", here(reserved), here(issued, "person/wu"))};
  for (const Move& move : moves) CHECK(move_of(recorded_move(payload_of(move))) == move);
  CHECK(payload_of(moves[2]).canonical() ==
        R"({"from_condition":"reserved","from_place":"depot/east","kind":"ssd-960g",)"
        R"("quantity":1,"serial":"S-1","to_condition":"issued","to_place":"person/wu"})");
  CHECK(stock_subject("DG-2026-017", "fan").str() == "stock/DG-2026-017/fan");
}

TEST_CASE("a move that svcdesk cannot have recorded is said to be damage") {
  const Json good = payload_of(fans(4, here(received), here(tested)));
  const auto damaged = [&](const char* key, Json value) {
    Json bad = good;
    bad.set(key, std::move(value));
    return refusal([&] { move_of(recorded_move(bad)); });
  };
  for (const Error& error :
       {damaged("kind", ""), damaged("quantity", 0), damaged("quantity", most_pieces + 1),
        damaged("quantity", "4"), damaged("from_condition", "new"), damaged("to_place", "shelf/1"),
        damaged("to_condition", "")}) {
    test::check_words(error);
    CHECK(error.code() == ErrorCode::database);
  }
}

}  // namespace svcdesk::parts
