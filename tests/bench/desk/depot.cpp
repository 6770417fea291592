#include <array>
#include <string>
#include <vector>

#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/desk/assets.hpp"
#include "svcdesk/desk/cases.hpp"
#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/parts.hpp"

namespace svcdesk::bench {
namespace {

constexpr std::int64_t servers = 100'000;
constexpr std::int64_t all_moves = 1'000'000;
constexpr std::int64_t pieces = 20'000;  // each moved as often as makes so many
constexpr std::int64_t at_once = 1'000;  // pieces in one transaction
constexpr std::int64_t requests = 10'000;
constexpr std::int64_t cases = 100;
constexpr std::int64_t by_serial = 4;  // the first four of them
constexpr std::array kinds{"ssd-960g", "dimm-32g", "psu-750w", "raid-battery", "fan-1u"};
constexpr const char* of_kind =
    "SELECT * FROM part_request WHERE contract = ? AND kind = ? ORDER BY number DESC LIMIT ?";
constexpr const char* stock_of_kind = "SELECT * FROM stock WHERE contract = ? AND kind = ?";

std::string model_of(std::int64_t n) {
  constexpr std::array models{"CloudEngine 6865", "PowerEdge R640", "PowerEdge R740"};
  return models[static_cast<std::size_t>(n % 3)];
}

void take_in_servers(desk::Desk& desk) {
  desk.assets().import([](const desk::TakeAsset& take) {
    for (std::int64_t n = 0; n < servers; ++n) {
      assets::Wanted out;
      out.fields = {{"tag", "DEP-" + std::to_string(n)},
                    {"vendor", n % 3 == 0 ? "Huawei" : "Dell"},
                    {"model", model_of(n)},
                    {"site", n % 2 == 0 ? "hall-1" : "hall-2"},
                    {"rack", "R-" + std::to_string(n % 400)}};
      take(out);
    }
  });
}

parts::Pieces batch(std::int64_t n) {
  parts::Pieces out;
  for (std::int64_t k = 0; k < at_once; ++k) {
    out.serials.push_back("S" + std::to_string(n * at_once + k));
  }
  return out;
}

// Into one depot, and then to and fro between the two.
void move_a_lot(const std::string& database) {
  desk::Options options = options_at(database, the_moment);
  options.actor = "shen";
  const std::array depots{"east", "central"};
  for (const char* depot : depots) {
    options.actor = "shen";
    desk::Desk(options).parts().work(
        parts::Survey{depot, "dry", "ring road", "20 C", parts::Suitable::yes});
    options.actor = "wu";
    desk::Desk(options).parts().work(parts::Evaluate{depot, parts::Verdict::accepted, ""});
  }
  options.actor = "shen";
  desk::Desk desk(options);
  for (std::int64_t n = 0; n < all_moves / at_once; ++n) {
    const std::int64_t round = n / (pieces / at_once);
    const char* kind = kinds[static_cast<std::size_t>(n % (pieces / at_once) % by_serial)];
    const parts::Pieces some = batch(n % (pieces / at_once));
    if (round == 0) {
      desk.parts().work(parts::TakeOver{kind, depots[0], some, "opening stock", "shen"});
    } else {
      const auto from = static_cast<std::size_t>((round - 1) % 2);
      desk.parts().work(parts::Transfer{kind, depots[from], depots[1 - from], some});
    }
  }
}

void ask_for_parts(desk::Desk& desk) {
  std::vector<std::string> open;
  for (std::int64_t n = 0; n < cases; ++n) {
    cases::Open request;
    request.title = "parts";
    request.level = "P3";
    request.reporter = "yang";
    open.push_back(desk.cases().open(request).state.id.str());
  }
  for (std::int64_t n = 0; n < requests; ++n) {
    desk::NewRequest request;
    request.case_id = open[static_cast<std::size_t>(n % cases)];
    request.kind = kinds[static_cast<std::size_t>(n / cases) % kinds.size()];
    desk.parts().request(request);
  }
}

}  // namespace

void depot(const Bench& bench) {
  desk::Options options = options_at(bench.database, the_moment);
  options.actor = "wang";
  desk::Desk desk(options);
  take_in_servers(desk);
  move_a_lot(bench.database);
  ask_for_parts(desk);
  Plain plain(bench.database, Plain::Opened::reading);
  const std::string contract = desk.contracts().list().front().id;
  std::size_t bytes = 0;
  std::vector<Micros> coverage;
  for (int n = 0; n < bench.runs; ++n) {
    coverage.push_back(timed([&] { bytes += desk.parts().coverage().coverage.needs.size(); }));
  }
  print("parts coverage, 100,000 assets and 1,000,000 moves", coverage);
  const auto compare = [&](const char* name, std::int64_t limit) {
    store::PartsQuery query;
    query.contract = contract;
    query.kind = kinds[0];
    query.only = store::PartsQuery::Only::all;
    query.limit = limit;
    print(name, in_turn(
                    bench.runs,
                    [&](int) {
                      desk.parts().requests(query, [&](const store::PartRequestRow& row) {
                        bytes += row.kind.size();
                      });
                    },
                    [&](int) {
                      plain.run(of_kind, {contract, std::string(kinds[0]), limit});
                    }));
  };
  compare("parts list --kind, 50 of 2,000 among 10,000", 50);
  compare("parts list --kind --all, 2,000 among 10,000", -1);
  print("parts stock KIND, 5,000 among 20,000",
        in_turn(
            bench.runs, [&](int) { bytes += desk.parts().stock(kinds[0]).size(); },
            [&](int) {
              plain.run(stock_of_kind, {contract, std::string(kinds[0])});
            }));
}

}  // namespace svcdesk::bench
