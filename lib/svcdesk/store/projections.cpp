// Everything derived, as text to compare, and the way to an empty start (AUD-3).
#include <algorithm>
#include <array>

#include "svcdesk/base/json.hpp"
#include "svcdesk/store/detail/impl.hpp"

namespace svcdesk::store {
namespace {

struct Derived {
  std::string_view table;
  const char* rows;   // what db verify compares: not the outbox, which is operational
  const char* empty;  // children before parents
};

// Without next_due and what is still unborn: when to look again is operational, it depends on when
// somebody looked last (decision 5).
constexpr const char* promises_told =
    "SELECT contract, contract_version, subject_kind, subject_id, obligation, occurrence, phase, "
    "verdict, level, started, started_by, due, settled_at, breached_at, breaches, reclassified, "
    "overtaken, limit_seconds, used_seconds FROM promise WHERE phase <> 'unborn'";

constexpr std::array<Derived, 9> derived{
    {{"outbox", nullptr, "DELETE FROM outbox"},
     {"notice_about", "SELECT * FROM notice_about", "DELETE FROM notice_about"},
     {"notice_line", "SELECT * FROM notice_line", "DELETE FROM notice_line"},
     {"notice", "SELECT * FROM notice", "DELETE FROM notice"},
     {"promise", promises_told, "DELETE FROM promise"},
     {"case_text", "SELECT * FROM case_text", "DELETE FROM case_text"},
     {"cases", "SELECT * FROM cases", "DELETE FROM cases"},
     {"counter", "SELECT * FROM counter", "DELETE FROM counter"},
     {"chain_head", "SELECT contract, seq, count, hex(hash) AS hash FROM chain_head",
      "DELETE FROM chain_head"}}};

constexpr const char* heads_from_events =
    "INSERT INTO chain_head (contract, seq, count, hash) "
    "SELECT e.contract, e.seq, last.count, e.hash FROM event e JOIN "
    "(SELECT contract, max(seq) AS seq, count(*) AS count FROM event GROUP BY contract) last "
    "ON last.seq = e.seq";

Json value_of(const SQLite::Column& column) {
  if (column.isNull()) return {};
  if (column.isInteger()) return std::int64_t{column.getInt64()};
  return column.getString();
}

void dump(SQLite::Database& database, const Derived& one, std::vector<std::string>& lines) {
  SQLite::Statement rows(database, one.rows);
  while (rows.executeStep()) {
    Json line = Json::object();
    for (int i = 0; i < rows.getColumnCount(); ++i) {
      line.set(rows.getColumnName(i), value_of(rows.getColumn(i)));
    }
    lines.push_back(std::string(one.table).append(" ").append(line.dump()));
  }
}

}  // namespace

std::vector<std::string> Store::dump_projections() const {
  return impl_->ask([&] {
    if (impl_->inside == Impl::Inside::write) impl_->store_heads();
    std::vector<std::string> lines;
    read([&] {
      for (const Derived& one : derived) {
        if (one.rows != nullptr) dump(impl_->connection.database(), one, lines);
      }
    });
    std::sort(lines.begin(), lines.end());
    return lines;
  });
}

void Store::clear_projections() {
  impl_->change([&] {
    impl_->moved_heads.clear();
    for (const Derived& one : derived) impl_->query(one.empty).run();
    impl_->query("INSERT INTO case_search (case_search) VALUES ('delete-all')").run();
    impl_->query(heads_from_events).run();
  });
}

}  // namespace svcdesk::store
