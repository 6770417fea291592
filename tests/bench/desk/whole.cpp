#include "measures.hpp"
#include "pairs.hpp"
#include "population.hpp"
#include "svcdesk/desk/care.hpp"

namespace svcdesk::bench {

void verify(const Bench& bench) {
  desk::Desk desk(options_at(bench.database, the_moment));
  desk::VerifyResult result;
  const Micros time = timed([&] { result = desk.care().verify(); });
  if (!result.faults.empty()) throw std::runtime_error("db verify finds faults");
  const double a_second = static_cast<double>(result.events) / time.count() * 1e6;
  print("db verify", time,
        std::to_string(static_cast<std::int64_t>(a_second)) + " events a second");
}

}  // namespace svcdesk::bench
