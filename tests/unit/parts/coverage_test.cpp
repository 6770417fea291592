#include "svcdesk/parts/coverage.hpp"

#include <doctest/doctest.h>

#include "stock_story.hpp"

namespace svcdesk::parts {
namespace {

const std::vector<Machines> two_servers = {{"Dell", "R640", 2}};

contract::Supply supply() { return store_contract().parts; }

OnHandByKind enough() {
  return {{"fan", {3, 0}}, {"psu", {1, 0}}, {"ssd-1920g", {5, 0}}, {"ssd-960g", {2, 0}}};
}

}  // namespace

TEST_CASE("what is free is tested and unreserved, in a depot of the contract (PRT-2)") {
  using enum Condition;
  Stock stock;
  const auto enters = [&](const std::string& kind, std::int64_t quantity, Position to) {
    stock.apply({kind, {}, quantity, std::nullopt, std::move(to)});
  };
  enters("fan", 5, in_depot(tested));
  enters("fan", 2, in_depot(tested, "west"));
  enters("fan", 4, in_depot(tested, "dropped"));
  enters("fan", 7, in_depot(received));
  enters("fan", 8, in_depot(defective));
  enters("fan", 6, {{Place::Kind::supplier, "Acme"}, on_order});
  stock.apply({"fan", {}, 1, in_depot(tested), in_depot(reserved)});
  const OnHandByKind held = on_hand(supply(), stock);
  CHECK(held.at("fan") == OnHand{6, 6});
  CHECK(held.at("psu") == OnHand{0, 0});
  CHECK(held.size() == 4);
}

TEST_CASE("coverage asks for every kind that a covered machine has (PRT-2)") {
  const Coverage coverage =
      coverage_of(supply(), {{"Dell", "R640", 2}, {"Huawei", "S5735", 3}}, enough());
  REQUIRE(coverage.needs.size() == 3);
  const Need& fan = *coverage.find("fan");
  CHECK(fan.models == std::vector<std::string>{"Dell R640", "Huawei S5735"});
  CHECK(fan.installed == 18);
  CHECK(fan.needed == 3);
  CHECK(fan.covered());
  CHECK(coverage.find("ssd-1920g") == nullptr);
  CHECK(coverage.permille() == 1000);
  CHECK(coverage.undescribed.empty());
}

TEST_CASE("the share is of kinds, rounded down (PRT-2)") {
  OnHandByKind stock = enough();
  stock["ssd-960g"].free = 1;
  const Coverage coverage = coverage_of(supply(), two_servers, stock);
  CHECK(coverage.covered() == 2);
  CHECK(coverage.permille() == 666);
  CHECK_FALSE(coverage.find("ssd-960g")->covered());
  CHECK(coverage.find("ssd-960g")->gap() == 1);
  CHECK(coverage.find("fan")->gap() == 0);
  CHECK(coverage_of(supply(), two_servers, {}).permille() == 0);
}

TEST_CASE("what is on order and what may stand in closes no gap, but is shown (PRT-2, PRT-5)") {
  OnHandByKind stock = enough();
  stock["ssd-960g"] = {0, 4};
  const Coverage coverage = coverage_of(supply(), two_servers, stock);
  const Need& disk = *coverage.find("ssd-960g");
  CHECK(disk.gap() == 2);
  CHECK(disk.on_order == 4);
  CHECK(disk.substitutes_free == 5);
}

TEST_CASE("models that the catalogue lacks are named, each once (PRT-2)") {
  const Coverage coverage = coverage_of(
      supply(), {{"Dell", "R999", 2}, {"Dell", "R640", 1}, {"Dell", "R999", 1}, {"", "X", 1}},
      enough());
  CHECK(coverage.undescribed == std::vector<Machines>{{"", "X", 1}, {"Dell", "R999", 3}});
  CHECK(coverage.permille() == 1000);
}

TEST_CASE("a model of another vendor is another model, one without a vendor is any (PRT-2)") {
  CHECK(coverage_of(supply(), {{"HP", "R640", 1}}, {}).undescribed.size() == 1);
  CHECK(coverage_of(supply(), {{"", "R640", 1}}, {}).find("psu")->installed == 2);
}

TEST_CASE("nothing to cover is covered (PRT-2)") {
  const Coverage none = coverage_of(supply(), {{"Dell", "R640", 0}}, {});
  CHECK(none.needs.empty());
  CHECK(none.permille() == 1000);
}

TEST_CASE("a kind that the contract does not describe is kept once (PRT-2)") {
  contract::Supply terms = supply();
  terms.models.front().parts["riser"] = 1;
  const Coverage coverage = coverage_of(terms, two_servers, enough());
  CHECK(coverage.find("riser")->needed == 1);
  CHECK(coverage.find("riser")->gap() == 1);
}

TEST_CASE("what if so many pieces of each kind failed at once (PRT-2)") {
  const Coverage coverage = coverage_of(supply(), two_servers, enough());
  CHECK(if_failing(coverage, 1).permille() == 1000);
  const Coverage worse = if_failing(coverage, 3);
  CHECK(worse.find("fan")->covered());
  CHECK(worse.find("ssd-960g")->gap() == 1);
  CHECK(worse.find("psu")->gap() == 2);
  CHECK(worse.permille() == 333);
}

TEST_CASE("what if a rack were lost with every part in it (PRT-2)") {
  const Coverage lost = if_lost(supply(), {{"Huawei", "S5735", 1}}, enough());
  REQUIRE(lost.needs.size() == 1);
  CHECK(lost.find("fan")->needed == 2);
  CHECK(lost.permille() == 1000);
  const Coverage server = if_lost(supply(), {{"Dell", "R640", 1}}, enough());
  CHECK(server.find("ssd-960g")->gap() == 6);
  CHECK(server.permille() == 0);
}

}  // namespace svcdesk::parts
