#include "svcdesk/parts/reach.hpp"

#include <doctest/doctest.h>

namespace svcdesk::parts {
namespace {

using namespace std::chrono_literals;

contract::Supply three_depots() {
  const auto depot = [](const char* code, std::map<std::string, time::Duration> travel) {
    contract::Depot out;
    out.code = code;
    out.travel = std::move(travel);
    return out;
  };
  contract::Supply supply;
  supply.depots = {depot("far", {{"hall-1", {3, time::Unit::hour}}}),
                   depot("near", {{"hall-1", {40, time::Unit::minute}}}),
                   depot("somewhere", {{"hall-2", {10, time::Unit::minute}}})};
  return supply;
}

std::vector<std::string> depots_in(const std::vector<Reach>& all) {
  std::vector<std::string> out;
  for (const Reach& one : all) out.push_back(one.depot);
  return out;
}

}  // namespace

TEST_CASE("the depot that is on site in time comes first (PRT-1)") {
  const auto reach =
      reach_of(three_depots(), "hall-1", {{"far", 1}, {"near", 2}, {"somewhere", 9}}, 1h);
  REQUIRE(reach.size() == 3);
  CHECK(reach[0] == Reach{"near", Seconds(40min), 2, Arrival::in_time});
  CHECK(reach[1] == Reach{"somewhere", std::nullopt, 9, Arrival::unknown});
  CHECK(reach[2] == Reach{"far", Seconds(3h), 1, Arrival::too_late});
}

TEST_CASE("a depot without a free piece comes last, however near (PRT-1)") {
  const auto reach = reach_of(three_depots(), "hall-1", {{"far", 1}}, 1h);
  CHECK(depots_in(reach) == std::vector<std::string>{"far", "near", "somewhere"});
  CHECK(reach[1].free == 0);
}

TEST_CASE("exactly the time that is left is in time, a second more is not (PRT-1)") {
  const std::map<std::string, std::int64_t> free = {{"near", 1}};
  CHECK(reach_of(three_depots(), "hall-1", free, 40min)[0].arrival == Arrival::in_time);
  CHECK(reach_of(three_depots(), "hall-1", free, 40min - 1s)[0].arrival == Arrival::too_late);
}

TEST_CASE("without a limit any way will do, the nearest first (PRT-1)") {
  const auto reach = reach_of(three_depots(), "hall-1", {{"far", 1}, {"near", 1}}, std::nullopt);
  CHECK(depots_in(reach) == std::vector<std::string>{"near", "far", "somewhere"});
  CHECK(reach[1].arrival == Arrival::in_time);
}

TEST_CASE("a way that is no length of real time, or to no such site, is unknown (PRT-1)") {
  contract::Supply supply = three_depots();
  supply.depots[1].travel["hall-1"] = {1, time::Unit::working_day};
  CHECK(reach_of(supply, "hall-1", {{"near", 1}}, 1h)[0].arrival == Arrival::unknown);
  for (const Reach& one : reach_of(supply, "hall-9", {}, 1h)) {
    CHECK(one.arrival == Arrival::unknown);
  }
}

TEST_CASE("whether it is in time has words") {
  CHECK(to_string(Arrival::in_time) == "in-time");
  CHECK(to_string(Arrival::unknown) == "unknown");
  CHECK(to_string(Arrival::too_late) == "too-late");
}

}  // namespace svcdesk::parts
