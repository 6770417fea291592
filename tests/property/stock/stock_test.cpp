// The ledger against a pile of pieces (PRT-1 to PRT-4, PRT-11): random work on the stock, judged by
// both, equal after each step. SVCDESK_OPERATIONS=100000 and SVCDESK_SEED for parts; profile "full"
// is 100,000.
#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <tuple>

#include "requests.hpp"
#include "svcdesk/parts/coverage.hpp"

using namespace pile;

namespace {

using svcdesk::parts::Balance;
using svcdesk::parts::Stock;
using Row = std::tuple<std::string, std::string, std::string, std::string>;
using Rows = std::map<Row, std::int64_t>;

constexpr std::int64_t sequence = 250;  // then a new store is opened
constexpr std::int64_t rebuild_every = 25;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

std::int64_t operations() {
  const std::string size = environment("SVCDESK_OPERATIONS");
  if (!size.empty()) return std::stoll(size);
  return environment("SVCDESK_PROFILE") == "full" ? 100'000 : 20'000;
}

std::uint64_t first_seed() {
  const std::string seed = environment("SVCDESK_SEED");
  return seed.empty() ? std::random_device{}() : std::stoull(seed);
}

Rows rows_of(const Stock& stock) {
  Rows rows;
  for (const Balance& one : stock.balances()) {
    REQUIRE(one.quantity > 0);
    rows[{one.kind, one.serial, one.position.place.str(),
          std::string(to_string(one.position.condition))}] = one.quantity;
  }
  return rows;
}

Rows rows_of(const Pile& pile) {
  Rows rows;
  for (const Piece& one : pile.pieces()) {
    ++rows[{one.kind, one.serial, one.place, one.condition}];
  }
  return rows;
}

// What lists and decisions ask of the stock.
void compare_questions(const Stock& stock, const Pile& pile) {
  std::map<std::string, std::int64_t> free;
  for (const Piece& one : pile.pieces()) {
    const svcdesk::parts::Position position{svcdesk::parts::Place::parse(one.place),
                                            *svcdesk::parts::condition_of(one.condition)};
    REQUIRE(stock.quantity(one.kind, position) == pile.count(one.kind, one.place, one.condition));
    if (!one.serial.empty()) REQUIRE(stock.where(one.kind, one.serial) == position);
    const bool is_free = one.condition == "tested" && one.place.substr(0, 6) == "depot/";
    if (is_free) ++free[one.kind];
  }
  for (const auto& [kind, count] : free) REQUIRE(stock.free(kind) == count);
}

void compare_orders(const Books& books, const Pile& pile) {
  for (std::size_t n = 0; n < pile.orders().size(); ++n) {
    REQUIRE(books.outstanding(n) == pile.orders()[n].outstanding);
  }
}

// How many operations of each kind were carried out, and how many refused.
struct Tally {
  std::map<Verb, std::int64_t> done, refused;
};

void play(std::uint64_t seed, Tally& tally) {
  Dice dice(seed);
  Books books;
  Pile pile;
  for (std::int64_t n = 1; n <= sequence; ++n) {
    const Op op = random_op(dice, pile);
    CAPTURE(n);
    CAPTURE(describe(op));
    const bool theirs = pile.does(op);
    REQUIRE(books.does(op) == theirs);
    ++(theirs ? tally.done : tally.refused)[op.verb];
    REQUIRE(rows_of(books.stock()) == rows_of(pile));
    if (n % rebuild_every != 0) continue;
    compare_questions(books.stock(), pile);
    compare_orders(books, pile);
    REQUIRE(books.rebuilt().balances() == books.stock().balances());
    REQUIRE(Stock(books.stock().balances()).balances() == books.stock().balances());
  }
}

}  // namespace

TEST_CASE("the ledger holds what a pile of pieces holds, whatever is done to it (PRT-1 to PRT-4)") {
  const std::uint64_t seed = first_seed();
  const std::int64_t wanted = operations();
  std::cout << "property stock: random seed " << seed << std::endl;
  Dice seeds(seed);
  Tally tally;
  std::int64_t played = 0;
  for (; played < wanted; played += sequence) play(seeds(), tally);
  std::int64_t done = 0;
  for (const auto& [verb, count] : tally.done) done += count;
  std::cout << "property stock: " << played << " cases, " << done << " carried out" << std::endl;
  if (played < 10'000) return;  // too few to have seen everything
  for (int verb = 0; verb <= static_cast<int>(Verb::move); ++verb) {
    CAPTURE(verb);
    CHECK(tally.done[static_cast<Verb>(verb)] > played / 200);
    CHECK(tally.refused[static_cast<Verb>(verb)] > played / 500);
  }
}
