#include "svcdesk/parts/plan.hpp"

#include <doctest/doctest.h>

#include "stock_story.hpp"

namespace svcdesk::parts {
namespace {

using enum Condition;

std::vector<PlanLine> plan_for(const Stock& stock, std::int64_t servers) {
  const contract::Supply supply = store_contract().parts;
  return parts_plan(coverage_of(supply, {{"Dell", "R640", servers}}, on_hand(supply, stock)),
                    stock);
}

const PlanLine& line_of(const std::vector<PlanLine>& plan, std::string_view kind) {
  for (const PlanLine& one : plan) {
    if (one.kind == kind) return one;
  }
  FAIL("the plan lacks a kind");
  return plan.front();
}

}  // namespace

TEST_CASE("what is needed and not there is to be bought (PRT-10)") {
  const auto plan = plan_for({}, 2);
  REQUIRE(plan.size() == 3);
  CHECK(plan[0].kind == "fan");
  CHECK(line_of(plan, "ssd-960g") == PlanLine{"ssd-960g", {"Dell R640"}, 16, 2, {}, 0, 2});
}

TEST_CASE("what is on order or still to be tested is not bought again (PRT-10)") {
  Stock stock;
  stock.apply({"fan", {}, 1, std::nullopt, in_depot(received)});
  stock.apply({"fan", {}, 1, std::nullopt, Position{{Place::Kind::supplier, "Acme"}, on_order}});
  const auto plan = plan_for(stock, 1);
  CHECK(line_of(plan, "fan").to_buy == 1);
  CHECK(line_of(plan, "fan").on_order == 1);
  CHECK(line_of(plan, "fan").held == std::map<Condition, std::int64_t>{{received, 1}});
}

TEST_CASE("what is reserved or defective is held, and bought all the same (PRT-10)") {
  Stock stock;
  stock.apply({"fan", {}, 3, std::nullopt, in_depot(tested)});
  stock.apply({"fan", {}, 2, in_depot(tested), in_depot(reserved)});
  stock.apply({"fan", {}, 4, std::nullopt, in_depot(defective)});
  const auto plan = plan_for(stock, 1);
  CHECK(line_of(plan, "fan").to_buy == 2);
  CHECK(line_of(plan, "fan").held ==
        std::map<Condition, std::int64_t>{{tested, 1}, {reserved, 2}, {defective, 4}});
}

TEST_CASE("the plan changes with the list of equipment (PRT-10)") {
  Stock stock;
  stock.apply({"psu", {}, 1, std::nullopt, in_depot(tested)});
  CHECK(line_of(plan_for(stock, 1), "psu").installed == 2);
  CHECK(line_of(plan_for(stock, 5), "psu").installed == 10);
  const auto none = plan_for(stock, 0);
  REQUIRE(none.size() == 1);
  CHECK(none.front() == PlanLine{"psu", {}, 0, 0, {{tested, 1}}, 0, 0});
}

TEST_CASE("more than is needed is not sold again (PRT-10)") {
  Stock stock;
  stock.apply({"psu", {}, 7, std::nullopt, in_depot(tested)});
  CHECK(line_of(plan_for(stock, 1), "psu").to_buy == 0);
}

}  // namespace svcdesk::parts
