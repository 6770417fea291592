// The way to an empty start (AUD-3).
#include <array>

#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::array<const char*, 7> emptied{
    "DELETE FROM notice_line",
    "DELETE FROM promise",
    "DELETE FROM counter",
    "DELETE FROM stock_move",
    "DELETE FROM stock",
    "DELETE FROM chain_head",
    "INSERT INTO case_search (case_search) VALUES ('delete-all')"};

// Children before parents. SQLite keeps the keys of all rows that one statement takes out of a
// table with a foreign key.
constexpr std::array<const char*, 5> emptied_in_pages{
    "DELETE FROM outbox WHERE number IN (SELECT number FROM outbox LIMIT 10000)",
    "DELETE FROM notice_about WHERE (about, number) IN "
    "(SELECT about, number FROM notice_about LIMIT 10000)",
    "DELETE FROM notice WHERE number IN (SELECT number FROM notice LIMIT 10000)",
    "DELETE FROM case_text WHERE number IN (SELECT number FROM case_text LIMIT 10000)",
    "DELETE FROM cases WHERE number IN (SELECT number FROM cases LIMIT 10000)"};

constexpr const char* heads_from_events =
    "INSERT INTO chain_head (contract, seq, count, hash) "
    "SELECT e.contract, e.seq, last.count, e.hash FROM event e JOIN "
    "(SELECT contract, max(seq) AS seq, count(*) AS count FROM event GROUP BY contract) last "
    "ON last.seq = e.seq";

}  // namespace

void Store::clear_projections() {
  impl_->change([&] {
    impl_->moved_heads.clear();
    for (const char* statement : emptied) impl_->query(statement).run();
    for (const char* statement : emptied_in_pages) {
      do {
        impl_->query(statement).run();
      } while (impl_->connection.database().getChanges() > 0);
    }
    for (const DerivedTable& table : all_derived()) impl_->query(table.empty).run();
    impl_->query(heads_from_events).run();
  });
}

}  // namespace svcdesk::store
