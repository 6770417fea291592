// The ledger of parts as it stood at a moment (PRT-8).
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/ledger.hpp"

namespace svcdesk::store {
namespace {

// What lies there now, less what came since, and with what went since: by the index of the kind,
// and by the numbers of the events that were recorded later with an earlier time.
constexpr std::string_view select_at_hand =
    "WITH since AS NOT MATERIALIZED (SELECT * FROM stock_move WHERE contract = ?1 AND kind = ?2 "
    "AND at >= ?3 "
    "UNION ALL SELECT * FROM stock_move WHERE seq > ?4 AND +contract = ?1 AND +kind = ?2 "
    "AND +at < ?3) "
    "SELECT ?1, ?2, place, condition, '', sum(quantity) FROM ("
    "SELECT place, condition, quantity FROM stock WHERE contract = ?1 AND kind = ?2 "
    "UNION ALL SELECT from_place, from_condition, quantity FROM since "
    "UNION ALL SELECT to_place, to_condition, -quantity FROM since) "
    "WHERE condition IN ('on-order', 'tested') GROUP BY place, condition "
    "HAVING sum(quantity) > 0 ORDER BY place, condition";

}  // namespace

std::vector<std::string> Ledger::kinds_moved(std::string_view contract) const {
  return impl_->ask([&] {
    std::vector<std::string> out;
    const auto next = [&](const std::string& last) {
      Query row = impl_->query("SELECT min(kind) FROM stock_move WHERE contract = ? AND kind > ?");
      return row.with(contract, last).next() ? row.text(0) : std::string();
    };
    for (std::string kind = next({}); !kind.empty(); kind = next(out.back())) {
      if (!out.empty() && kind <= out.back()) keys_come_back();
      out.push_back(kind);
    }
    return out;
  });
}

std::vector<BalanceRow> Ledger::at_hand(std::string_view contract, std::string_view kind,
                                        const Known& known) const {
  return impl_->ask([&] {
    Query rows = impl_->query(select_at_hand);
    rows.with(contract, kind, known.before, known.seq);
    return all(rows, [](const Query& row) {
      return BalanceRow{row.text(0), row.text(1), row.text(2),
                        row.text(3), row.text(4), row.integer(5)};
    });
  });
}

std::int64_t Ledger::fitted(std::string_view contract, std::string_view kind, const PartsSpan& span,
                            std::int64_t seq) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT ifnull(sum(quantity), 0) FROM stock_move WHERE contract = ? AND kind = ? "
        "AND at >= ? AND at < ? AND seq <= ? AND to_condition = 'fitted' AND from_condition <> ''");
    return row.with(contract, kind, span.from, span.to, seq).next() ? row.integer(0) : 0;
  });
}

std::optional<Instant> Ledger::last_move(std::string_view contract, std::string_view kind,
                                         const Known& known) const {
  return impl_->ask([&] {
    Query row = impl_->query(
        "SELECT at FROM stock_move WHERE contract = ? AND kind = ? AND at < ? AND seq <= ? "
        "ORDER BY at DESC LIMIT 1");
    return row.with(contract, kind, known.before, known.seq).next() ? row.maybe_instant(0)
                                                                    : std::nullopt;
  });
}

std::vector<AskedRow> Ledger::asked(std::string_view contract, const PartsSpan& span) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT kind, count(*), sum(hit) FROM part_request WHERE contract = ? AND opened >= ? "
        "AND opened < ? GROUP BY kind ORDER BY kind");
    return all(rows.with(contract, span.from, span.to), [](const Query& row) {
      return AskedRow{row.text(0), row.integer(1), row.integer(2)};
    });
  });
}

std::vector<DeliveredRow> Ledger::delivered(std::string_view contract,
                                            const PartsSpan& span) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT kind, placed, ended FROM part_order WHERE contract = ? AND status = 'received' "
        "AND placed >= ? AND placed < ? AND ended < ? ORDER BY number");
    return all(rows.with(contract, span.from, span.to, span.to), [](const Query& row) {
      return DeliveredRow{row.text(0), row.instant(1), row.instant(2)};
    });
  });
}

std::vector<std::int64_t> Ledger::orders_open(std::string_view contract, Instant before) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT number FROM part_order WHERE contract = ? AND placed < ? "
        "AND (ended IS NULL OR ended >= ?) ORDER BY number");
    return all(rows.with(contract, before, before),
               [](const Query& row) { return row.integer(0); });
  });
}

std::vector<std::int64_t> Ledger::loans_out(std::string_view contract, Instant before) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT number FROM loan WHERE contract = ? AND opened < ? "
        "AND (returned IS NULL OR returned >= ?) ORDER BY number");
    return all(rows.with(contract, before, before),
               [](const Query& row) { return row.integer(0); });
  });
}

}  // namespace svcdesk::store
