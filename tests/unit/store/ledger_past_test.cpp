#include <doctest/doctest.h>

#include <random>

#include "desk_folder.hpp"
#include "svcdesk/store/ledger.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using store::Ledger;
using store::Store;

namespace {

store::StockMoveRow move(const std::string& kind, std::int64_t when, const std::string& from,
                         const std::string& to, std::int64_t quantity = 1) {
  store::StockMoveRow row;
  row.contract = "K-1";
  row.kind = kind;
  row.quantity = quantity;
  if (!from.empty()) row.from_place = "depot/east";
  row.from_condition = from;
  if (!to.empty()) row.to_place = "depot/east";
  row.to_condition = to;
  row.at = at(when);
  return row;
}

void put(const Desk& desk, std::vector<store::StockMoveRow> moves) {
  Store store = desk.write();
  std::int64_t seq = desk.raw_number("SELECT ifnull(max(seq), 0) FROM stock_move");
  store.write([&] {
    for (store::StockMoveRow& row : moves) {
      row.seq = ++seq;
      Ledger(store).put_move(row);
    }
  });
}

// "tested 2" of one depot, as far as a kind has it.
Texts held(const Desk& desk, const store::Known& known, const std::string& kind = "ssd") {
  const Store store = desk.read();
  Texts out;
  for (const store::BalanceRow& row : Ledger(store).at_hand("K-1", kind, known)) {
    out.push_back(row.condition + " " + std::to_string(row.quantity));
  }
  return out;
}

constexpr std::int64_t all_events = 1'000'000;

}  // namespace

TEST_CASE("the stock stands as it was before a moment, whatever moved since (PRT-8)") {
  Desk desk;
  put(desk, {move("ssd", 10, "", "tested", 3), move("ssd", 20, "tested", "fitted"),
             move("ssd", 30, "tested", "fitted"), move("ssd", 40, "", "on-order", 5)});
  CHECK(held(desk, {at(10), all_events}).empty());
  CHECK(held(desk, {at(11), all_events}) == Texts{"tested 3"});
  CHECK(held(desk, {at(21), all_events}) == Texts{"tested 2"});
  CHECK(held(desk, {at(50), all_events}) == Texts{"on-order 5", "tested 1"});
  CHECK(held(desk, {at(50), all_events}, "fan").empty());
}

TEST_CASE("what was recorded later does not count, though it happened before (decision 25)") {
  Desk desk;
  put(desk, {move("ssd", 10, "", "tested", 3), move("ssd", 15, "tested", "fitted")});
  CHECK(held(desk, {at(20), 1}) == Texts{"tested 3"});
  CHECK(held(desk, {at(20), 2}) == Texts{"tested 2"});
  const Store store = desk.read();
  CHECK(Ledger(store).last_move("K-1", "ssd", {at(20), 1}) == at(10));
  CHECK(Ledger(store).last_move("K-1", "ssd", {at(20), 2}) == at(15));
  CHECK_FALSE(Ledger(store).last_move("K-1", "ssd", {at(10), 2}));
}

TEST_CASE("the stock of any moment is the sum of the moves before it, in any order (PRT-4)") {
  Desk desk;
  std::mt19937 random(20260112);  // NOLINT(cert-msc51-cpp): the same each time
  std::vector<store::StockMoveRow> moves;
  std::int64_t tested = 0;
  for (int i = 0; i < 200; ++i) {
    const auto when = static_cast<std::int64_t>(random() % 100);
    const bool out = tested > 0 && random() % 2 == 0;
    tested += out ? -1 : 1;
    moves.push_back(out ? move("ssd", when, "tested", "fitted") : move("ssd", when, "", "tested"));
  }
  put(desk, moves);
  for (std::int64_t before = 0; before <= 100; before += 7) {
    for (const std::size_t seq : {std::size_t{50}, std::size_t{120}, moves.size()}) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < seq; ++i) {
        if (moves[i].at < at(before)) sum += moves[i].from_condition.empty() ? 1 : -1;
      }
      const Texts expected = sum > 0 ? Texts{"tested " + std::to_string(sum)} : Texts{};
      CHECK(held(desk, {at(before), static_cast<std::int64_t>(seq)}) == expected);
    }
  }
}

TEST_CASE("pieces fitted are counted by kind and stretch; what was found in a machine is not") {
  Desk desk;
  put(desk, {move("ssd", 10, "", "tested", 9), move("ssd", 20, "tested", "fitted", 2),
             move("ssd", 30, "tested", "fitted", 3), move("ssd", 25, "", "fitted", 8),
             move("fan", 20, "", "tested")});
  const Store store = desk.read();
  const Ledger ledger(store);
  CHECK(ledger.fitted("K-1", "ssd", {at(0), at(30)}, all_events) == 2);
  CHECK(ledger.fitted("K-1", "ssd", {at(20), at(31)}, all_events) == 5);
  CHECK(ledger.fitted("K-1", "ssd", {at(20), at(31)}, 2) == 2);
  CHECK(ledger.fitted("K-1", "fan", {at(0), at(99)}, all_events) == 0);
  CHECK(ledger.fitted("K-2", "ssd", {at(0), at(99)}, all_events) == 0);
}

TEST_CASE("every kind that ever moved is known, each once, in order") {
  Desk desk;
  {
    const Store none = desk.read();
    CHECK(Ledger(none).kinds_moved("K-1").empty());
  }
  put(desk, {move("ssd", 10, "", "tested"), move("fan", 11, "", "tested"),
             move("ssd", 12, "", "tested")});
  const Store store = desk.read();
  CHECK(Ledger(store).kinds_moved("K-1") == Texts{"fan", "ssd"});
  CHECK(Ledger(store).kinds_moved("K-2").empty());
}
