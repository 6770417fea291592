#include <cstdio>

#include "measures.hpp"
#include "pairs.hpp"
#include "plain.hpp"
#include "population.hpp"
#include "svcdesk/desk/care.hpp"
#include "svcdesk/store/detail/search.hpp"
#include "svcdesk/store/store.hpp"

namespace svcdesk::bench {

void say(const std::string& name, std::int64_t events, Micros time) {
  const double a_second = static_cast<double>(events) / time.count() * 1e6;
  print(name, {time}, std::to_string(static_cast<std::int64_t>(a_second)) + " events a second");
}

// The whole, then two of its parts alone; the third holds the tables against the events.
void verify(const Bench& bench) {
  desk::Desk desk(options_at(bench.database, the_moment));
  desk::VerifyResult result;
  const Micros whole = timed([&] { result = desk.care().verify(); });
  if (!result.faults.empty()) throw std::runtime_error("db verify finds faults");
  say("db verify", result.events, whole);
  const Micros chains = timed([&] { result = desk.care().verify({}, desk::VerifyScope::chains); });
  say("db verify --chains", result.events, chains);
  const store::Store store = store::Store::open(bench.database, store::Access::read);
  say("db verify: SQLite's own check", result.events, timed([&] { store.integrity_check(); }));
}

void terms(const std::string& database) {
  Plain plain(database, Plain::Opened::reading);
  for (const Row& row : plain.rows("SELECT number, text FROM case_text ORDER BY number")) {
    std::printf("%lld\x1f%s\x1e", static_cast<long long>(std::get<std::int64_t>(row[0])),
                store::index_terms(std::get<std::string>(row[1])).c_str());
  }
}

}  // namespace svcdesk::bench
