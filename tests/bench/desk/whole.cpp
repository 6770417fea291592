#include <cstdio>

#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/store/detail/search.hpp"

namespace svcdesk::bench {

void verify(const Bench& bench) {
  desk::Desk desk(options_at(bench.database, the_moment));
  desk::VerifyResult result;
  const Micros time = timed([&] { result = desk.care().verify(); });
  if (!result.faults.empty()) throw std::runtime_error("db verify finds faults");
  const double a_second = static_cast<double>(result.events) / time.count() * 1e6;
  print("db verify", {time},
        std::to_string(static_cast<std::int64_t>(a_second)) + " events a second");
}

void terms(const std::string& database) {
  Plain plain(database, Plain::Opened::reading);
  for (const Row& row : plain.rows("SELECT number, text FROM case_text ORDER BY number")) {
    std::printf("%lld\x1f%s\x1e", static_cast<long long>(std::get<std::int64_t>(row[0])),
                store::index_terms(std::get<std::string>(row[1])).c_str());
  }
}

}  // namespace svcdesk::bench
