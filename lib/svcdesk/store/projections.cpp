// The way to an empty start (AUD-3).
#include <array>

#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

constexpr std::array<const char*, 8> emptied{
    "DELETE FROM outbox",      "DELETE FROM notice_about",
    "DELETE FROM notice_line", "DELETE FROM promise",
    "DELETE FROM case_text",   "DELETE FROM counter",
    "DELETE FROM chain_head",  "INSERT INTO case_search (case_search) VALUES ('delete-all')"};

// Tables that those point at: SQLite gathers the keys of all that one statement deletes there.
constexpr std::array<const char*, 2> emptied_in_parts{
    "DELETE FROM cases WHERE number IN (SELECT number FROM cases LIMIT 50000)",
    "DELETE FROM notice WHERE number IN (SELECT number FROM notice LIMIT 50000)"};

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
    for (const char* statement : emptied_in_parts) {
      do {
        impl_->query(statement).run();
      } while (impl_->connection.database().getChanges() > 0);
    }
    impl_->query(heads_from_events).run();
  });
}

}  // namespace svcdesk::store
