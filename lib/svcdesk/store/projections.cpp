// The way to an empty start (AUD-3).
#include <array>

#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

// Children before parents.
constexpr std::array<const char*, 12> emptied{
    "DELETE FROM outbox",      "DELETE FROM notice_about",
    "DELETE FROM notice_line", "DELETE FROM notice",
    "DELETE FROM promise",     "DELETE FROM case_text",
    "DELETE FROM cases",       "DELETE FROM counter",
    "DELETE FROM stock_move",  "DELETE FROM stock",
    "DELETE FROM chain_head",  "INSERT INTO case_search (case_search) VALUES ('delete-all')"};

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
    for (const DerivedTable& table : all_derived()) impl_->query(table.empty).run();
    impl_->query(heads_from_events).run();
  });
}

}  // namespace svcdesk::store
