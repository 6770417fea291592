#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/desk/assets.hpp"

namespace svcdesk::bench {
namespace {

constexpr std::int64_t machines = 100'000;
constexpr const char* some_model = "M7";
constexpr const char* of_model = "SELECT * FROM asset WHERE model = ? ORDER BY number LIMIT ?";

assets::Wanted machine(std::int64_t n) {
  assets::Wanted out;
  out.fields = {{"tag", "SRV-" + std::to_string(n)},
                {"name", "host" + std::to_string(n) + ".example.test"},
                {"vendor", n % 3 == 0 ? "Dell" : "Huawei"},
                {"model", "M" + std::to_string(n % 100)},
                {"serial_number", "SN" + std::to_string(n * 7'919 % 1'000'003)},
                {"site", n % 2 == 0 ? "hall-1" : "hall-2"},
                {"rack", "R-" + std::to_string(n % 400)}};
  return out;
}

}  // namespace

void assets(const Bench& bench) {
  const desk::Options options = options_at(bench.database, the_moment);
  desk::Desk desk(options);
  desk.assets().import([](const desk::TakeAsset& take) {
    for (std::int64_t n = 0; n < machines; ++n) take(machine(n));
  });
  Plain plain(bench.database, Plain::Opened::reading);
  std::size_t bytes = 0;
  const auto compare = [&](const char* name, std::int64_t limit) {
    store::AssetQuery query;
    query.model = some_model;
    query.limit = limit;
    print(name, in_turn(
                    bench.runs,
                    [&](int) {
                      desk.assets().list(
                          query, [&](const store::AssetRow& row) { bytes += row.tag.size(); });
                    },
                    [&](int) {
                      plain.run(of_model, {some_model, limit});
                    }));
  };
  compare("asset list --model, 50 of 1,000 among 100,000", 50);
  compare("asset list --model --all, 1,000 among 100,000", -1);
}

}  // namespace svcdesk::bench
