// Cases for a report on a stretch of time, found in pages.
#include <sqlite3.h>

#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

// A promise may be owed after its case was closed. It is looked for under its case and nowhere
// else.
constexpr std::string_view select_alive =
    "SELECT number, CASE WHEN contract <> ?1 THEN 0 "
    "WHEN opened < ?2 AND (closed IS NULL OR closed >= ?3) THEN 1 "
    "ELSE EXISTS (SELECT 1 FROM promise p WHERE p.subject_kind = 'case' "
    "AND p.subject_id = 'C-' || number AND +p.contract = ?1 AND +p.started < ?2 "
    "AND (p.settled_at IS NULL OR p.settled_at >= ?3) AND p.phase <> 'unborn') END "
    "FROM cases WHERE number > ?4 ORDER BY number LIMIT ?5";

}  // namespace

CasesAlive Store::cases_alive(std::string_view contract, Instant from, Instant to,
                              std::int64_t above, std::int64_t rows) const {
  return impl_->ask([&] {
    CasesAlive out;
    Query found = impl_->query(select_alive);
    found.with(contract, to, from, above, rows);
    for (std::int64_t last = above; found.next(); last = out.last) {
      out.last = found.integer(0);
      if (out.last <= last) keys_come_back();
      if (found.flag(1)) out.numbers.push_back(out.last);
    }
    // Each number was drawn with an event of its own; what is counted by number needs no more room.
    if (out.last > last_seq()) throw SQLite::Exception("a number never drawn", SQLITE_CORRUPT);
    return out;
  });
}

}  // namespace svcdesk::store
