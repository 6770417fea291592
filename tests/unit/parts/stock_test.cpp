#include "svcdesk/parts/stock.hpp"

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "words.hpp"

namespace svcdesk::parts {
namespace {

using enum Condition;
using svcdesk::test::refusal;

Position at(Condition condition, const std::string& place = "depot/east") {
  return {Place::parse(place), condition};
}

Move some(std::int64_t quantity, std::optional<Position> from, std::optional<Position> to) {
  return {"fan", "", quantity, std::move(from), std::move(to)};
}

Move one(std::string serial, std::optional<Position> from, std::optional<Position> to) {
  return {"ssd-960g", std::move(serial), 1, std::move(from), std::move(to)};
}

Stock after(const std::vector<Move>& moves) {
  Stock stock;
  for (const Move& move : moves) stock.apply(move);
  return stock;
}

// Refused by that rule with that message, and nothing changed.
void check_refused(const Stock& before, const Move& move, std::string_view rule,
                   std::string_view message) {
  Stock stock = before;
  const Error error = refusal([&] { stock.apply(move); });
  test::check_words(error);
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == rule);
  CHECK(error.text().id == message);
  CHECK(stock.balances() == before.balances());
}

journal::Event recorded(Json payload) {
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
  const Stock stock = after({some(10, {}, at(on_order, "supplier/Acme")),
                             some(6, at(on_order, "supplier/Acme"), at(received)),
                             some(5, at(received), at(tested)), some(2, at(tested), at(reserved))});
  CHECK(stock.quantity("fan", at(on_order, "supplier/Acme")) == 4);
  CHECK(stock.quantity("fan", at(received)) == 1);
  CHECK(stock.quantity("fan", at(tested)) == 3);
  CHECK(stock.quantity("fan", at(reserved)) == 2);
  CHECK(stock.quantity("fan", at(tested, "depot/west")) == 0);
  CHECK(stock.quantity("psu", at(tested)) == 0);
}

TEST_CASE("free is what is tested and unreserved, in one depot or in all (PRT-2)") {
  const Stock stock = after({some(4, {}, at(tested)), some(3, {}, at(tested, "depot/west")),
                             some(9, {}, at(received)), some(1, at(tested), at(reserved)),
                             some(1, at(tested), at(on_loan, "person/wu"))});
  CHECK(stock.free("fan") == 5);
  CHECK(stock.free("fan", "east") == 2);
  CHECK(stock.free("fan", "west") == 3);
  CHECK(stock.free("fan", "north") == 0);
  CHECK(stock.free("psu") == 0);
}

TEST_CASE("more than there is cannot be moved (PRT-4)") {
  const Stock stock = after({some(2, {}, at(tested))});
  check_refused(stock, some(3, at(tested), at(reserved)), "PRT-4", "parts.too_few");
  check_refused(stock, some(1, at(tested, "depot/west"), at(reserved)), "PRT-4", "parts.too_few");
  check_refused(Stock(), some(1, at(tested), at(reserved)), "PRT-4", "parts.too_few");
}

TEST_CASE("a condition that may not follow is refused (PRT-3)") {
  const Stock stock = after({some(2, {}, at(received))});
  check_refused(stock, some(1, at(received), at(reserved)), "PRT-3", "parts.may_not_follow");
  check_refused(stock, some(1, {}, at(issued, "person/wu")), "PRT-3", "parts.may_not_follow");
  check_refused(stock, some(1, {}, {}), "PRT-3", "parts.may_not_follow");
}

TEST_CASE("a move that goes nowhere is no move (PRT-4)") {
  const Stock stock = after({some(2, {}, at(tested))});
  check_refused(stock, some(1, at(tested), at(tested)), "PRT-4", "parts.goes_nowhere");
}

TEST_CASE("a number of pieces that cannot be is refused (PRT-4)") {
  const Stock stock = after({some(most_pieces, {}, at(tested))});
  check_refused(stock, some(0, at(tested), at(reserved)), "PRT-4", "parts.impossible_quantity");
  check_refused(stock, some(-1, at(tested), at(reserved)), "PRT-4", "parts.impossible_quantity");
  check_refused(stock, some(most_pieces + 1, at(tested), at(reserved)), "PRT-4",
                "parts.impossible_quantity");
  check_refused(stock, some(1, {}, at(tested)), "PRT-4", "parts.too_many");
  Move two = one("S-1", {}, at(received));
  two.quantity = 2;
  check_refused(stock, two, "PRT-4", "parts.impossible_quantity");
}

TEST_CASE("a piece with a serial number is in one place (PRT-4)") {
  Stock stock = after({one("S-1", {}, at(received)), one("S-2", {}, at(received))});
  CHECK(stock.where("ssd-960g", "S-1") == at(received));
  check_refused(stock, one("S-1", {}, at(received, "depot/west")), "PRT-4", "parts.serial_already");
  check_refused(stock, one("S-1", at(received, "depot/west"), at(tested, "depot/west")), "PRT-4",
                "parts.not_there");
  check_refused(stock, one("S-3", at(received), at(tested)), "PRT-4", "parts.not_there");
  stock.apply(one("S-1", at(received), at(tested)));
  CHECK(stock.where("ssd-960g", "S-1") == at(tested));
  CHECK_FALSE(stock.where("fan", "S-1"));
  CHECK_FALSE(stock.where("ssd-960g", ""));
}

TEST_CASE("serial numbers are listed in order, where they lie (PRT-4)") {
  const Stock stock =
      after({one("S-2", {}, at(tested)), one("S-1", {}, at(tested)), one("S-3", {}, at(received)),
             one("S-4", {}, at(tested, "depot/west"))});
  CHECK(stock.serials("ssd-960g", at(tested)) == std::vector<std::string>{"S-1", "S-2"});
  CHECK(stock.quantity("ssd-960g", at(tested)) == 2);
  CHECK(stock.serials("fan", at(tested)).empty());
}

TEST_CASE("a piece gets its serial number when it is received (PRT-3)") {
  const Position ordered = at(on_order, "supplier/Acme");
  Move order = one("", {}, ordered);
  order.quantity = 2;
  Stock stock = after({order, one("S-1", ordered, at(received))});
  CHECK(stock.quantity("ssd-960g", ordered) == 1);
  CHECK(stock.where("ssd-960g", "S-1") == at(received));
  check_refused(stock, one("S-1", ordered, at(received)), "PRT-4", "parts.serial_already");
  check_refused(stock, one("S-2", {}, ordered), "PRT-3", "parts.on_order_has_no_serial");
  check_refused(stock, one("S-2", ordered, {}), "PRT-3", "parts.on_order_has_no_serial");
  stock.apply(one("S-2", ordered, at(received)));
  check_refused(stock, one("S-3", ordered, at(received)), "PRT-4", "parts.too_few");
}

TEST_CASE("a piece that left the ledger may come back to it (PRT-11)") {
  Stock stock = after({one("S-1", {}, at(tested)), one("S-1", at(tested), {})});
  CHECK_FALSE(stock.where("ssd-960g", "S-1"));
  CHECK(stock.balances().empty());
  stock.apply(one("S-1", {}, at(tested)));
  CHECK(stock.where("ssd-960g", "S-1") == at(tested));
}

TEST_CASE("what a move changes sums up to nothing unless it enters or leaves (PRT-1)") {
  const auto within = changes_of(some(3, at(tested), at(reserved)));
  REQUIRE(within.size() == 2);
  CHECK(within[0] == Balance{"fan", "", at(tested), -3});
  CHECK(within[1] == Balance{"fan", "", at(reserved), 3});
  CHECK(changes_of(some(3, {}, at(tested))).size() == 1);
  const auto received_one = changes_of(one("S-1", at(on_order, "supplier/Acme"), at(received)));
  CHECK(received_one[0].serial.empty());
  CHECK(received_one[1].serial == "S-1");
}

TEST_CASE("a stock is loaded from its balances as it is from its moves (PRT-1)") {
  const Stock folded = after(
      {some(4, {}, at(tested)), some(1, at(tested), at(reserved)), one("S-1", {}, at(received))});
  const Stock loaded(folded.balances());
  CHECK(loaded.balances() == folded.balances());
  CHECK(loaded.balances("fan").size() == 2);
  CHECK(loaded.free("fan") == 3);
}

TEST_CASE("a move is recorded and read back, on the subject of its kind (PRT-1)") {
  const std::vector<Move> moves = {some(4, {}, at(tested)), some(1, at(tested), {}),
                                   one("S-1", at(reserved), at(issued, "person/wu"))};
  for (const Move& move : moves) CHECK(move_of(recorded(payload_of(move))) == move);
  CHECK(payload_of(moves[2]).canonical() ==
        R"({"from_condition":"reserved","from_place":"depot/east","kind":"ssd-960g",)"
        R"("quantity":1,"serial":"S-1","to_condition":"issued","to_place":"person/wu"})");
  CHECK(stock_subject("DG-2026-017", "fan").str() == "stock/DG-2026-017/fan");
}

TEST_CASE("a move that svcdesk cannot have recorded is said to be damage") {
  const Json good = payload_of(some(4, at(received), at(tested)));
  const auto damaged = [&](const char* key, Json value) {
    Json bad = good;
    bad.set(key, std::move(value));
    return refusal([&] { move_of(recorded(bad)); });
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
