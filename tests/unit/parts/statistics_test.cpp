#include "svcdesk/parts/statistics.hpp"

#include <doctest/doctest.h>

#include "stock_story.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::parts {
namespace {

using enum Condition;
using namespace std::chrono_literals;

Instant utc(const std::string& text) { return time::parse_rfc3339(text); }

MovedAt fitted_at(const std::string& moment, std::string kind, std::int64_t quantity) {
  return {{std::move(kind),
           {},
           quantity,
           Position{{Place::Kind::person, "wu"}, issued},
           Position{{Place::Kind::asset, "A-3"}, fitted}},
          utc(moment)};
}

}  // namespace

TEST_CASE("consumption is what was fitted, by month of the contract's zone and kind (PRT-8)") {
  const auto zone = time::Zone::load("Asia/Shanghai");
  const std::vector<MovedAt> moves = {
      fitted_at("2026-01-31T15:59:59Z", "fan", 2), fitted_at("2026-01-31T16:00:00Z", "fan", 3),
      fitted_at("2026-01-05T00:00:00Z", "fan", 1), fitted_at("2026-02-10T00:00:00Z", "psu", 1)};
  CHECK(consumption(moves, zone) == std::vector<Consumption>{{"2026-01", "fan", 3},
                                                             {"2026-02", "fan", 3},
                                                             {"2026-02", "psu", 1}});
}

TEST_CASE("what an inspection found, and what was moved otherwise, is not consumed (PRT-8)") {
  MovedAt found = fitted_at("2026-01-05T00:00:00Z", "fan", 4);
  found.move.from.reset();
  MovedAt carried = fitted_at("2026-01-05T00:00:00Z", "fan", 4);
  carried.move.to = in_depot(returned);
  MovedAt lost = carried;
  lost.move.to.reset();
  CHECK(consumption({found, carried, lost}, time::Zone::utc()).empty());
}

TEST_CASE("the hit rate is the share of requests that found their part (PRT-8)") {
  const auto rates = hit_rates({{"psu", Asked::Found::no},
                                {"fan", Asked::Found::yes},
                                {"fan", Asked::Found::no},
                                {"fan", Asked::Found::yes}});
  CHECK(rates == std::vector<HitRate>{{"fan", 3, 2}, {"psu", 1, 0}});
  CHECK(rates[0].permille() == 666);
  CHECK(rates[0].missed() == 1);
  CHECK(rates[1].permille() == 0);
  CHECK(total(rates) == HitRate{{}, 4, 2});
  CHECK(total({}).permille() == 1000);
}

TEST_CASE("lead times go from the order to its last delivery (PRT-8)") {
  const auto order = [](std::string kind, Seconds length) {
    return Delivered{std::move(kind), minute(0), minute(0) + length};
  };
  const auto times = lead_times(
      {order("fan", 5h), order("psu", 2h), order("fan", 1h), order("fan", 3h), order("psu", 4h)});
  CHECK(times == std::vector<LeadTime>{{"fan", 3, 1h, 3h, 5h}, {"psu", 2, 2h, 4h, 4h}});
  CHECK(lead_times({}).empty());
}

TEST_CASE("stock is dead where free pieces have not moved since (PRT-8)") {
  const OnHandByKind stock = {
      {"fan", {2, 0}}, {"psu", {1, 0}}, {"ssd-1920g", {0, 3}}, {"ssd-960g", {4, 0}}};
  const auto dead = dead_stock(
      stock, {{"fan", minute(10)}, {"psu", minute(20)}, {"ssd-1920g", minute(0)}}, minute(20));
  CHECK(dead == std::vector<DeadStock>{{"fan", 2, minute(10)}, {"ssd-960g", 4, std::nullopt}});
}

TEST_CASE("what was missed or consumed beyond what is there is proposed (PRT-8)") {
  const OnHandByKind stock = {{"fan", {1, 1}}, {"psu", {2, 0}}, {"ssd-960g", {0, 0}}};
  const auto all = proposals({{"fan", 5, 1}, {"psu", 3, 1}, {"ssd-960g", 2, 2}},
                             {{"2026-01", "fan", 1},
                              {"2026-01", "ssd-960g", 1},
                              {"2026-02", "ssd-960g", 2},
                              {"2026-01", "riser", 1}},
                             stock);
  CHECK(all == std::vector<Proposal>{{"fan", 4, 1, {1, 1}, 2},
                                     {"riser", 0, 1, {0, 0}, 1},
                                     {"ssd-960g", 0, 3, {0, 0}, 3}});
}

}  // namespace svcdesk::parts
