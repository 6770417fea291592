// Parts: the ledger and its balances, and the lists of requests, orders, loans and repairs.
#include <functional>

#include "svcdesk/store/detail/derived.hpp"
#include "svcdesk/store/detail/impl.hpp"
#include "svcdesk/store/ledger.hpp"

namespace svcdesk::store {
namespace {

constexpr std::string_view insert_move =
    "INSERT INTO stock_move VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view more =
    "INSERT INTO stock VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity";
// The schema refuses a balance below nothing.
constexpr std::string_view fewer =
    "UPDATE stock SET quantity = quantity - ? WHERE contract = ? AND kind = ? AND place = ? "
    "AND condition = ? AND serial = ?";
constexpr std::string_view drop_empty =
    "DELETE FROM stock WHERE contract = ? AND kind = ? AND place = ? AND condition = ? "
    "AND serial = ? AND quantity = 0";
constexpr std::string_view is_there =
    "SELECT quantity FROM stock WHERE contract = ? AND kind = ? AND place = ? AND condition = ? "
    "AND serial = ?";

// A piece gets its serial number when it is received: what is on order lies there without.
void take_out(Store::Impl& impl, const StockMoveRow& move) {
  const std::string serial = move.from_condition == "on-order" ? std::string() : move.serial;
  const auto key = std::tie(move.contract, move.kind, move.from_place, move.from_condition, serial);
  {
    Query there = impl.query(is_there);
    if (!there.with(key).next() || there.integer(0) < move.quantity) {
      throw Error(ErrorCode::database, {"store.stock_negative", {{"kind", move.kind}}});
    }
  }
  impl.query(fewer).with(move.quantity).with(key).run();
  impl.query(drop_empty).with(key).run();
}

// "AND x.contract = ? ..." for what the query names; bind_parts binds in the same order.
std::string parts_filter(const PartsQuery& query, std::string_view open) {
  std::string sql;
  if (query.case_number != 0) sql += "AND x.case_number = ? ";
  if (!query.contract.empty()) sql += "AND +x.contract = ? ";
  if (!query.kind.empty()) sql += "AND x.kind = ? ";
  if (query.only == PartsQuery::Only::open) sql.append(open);
  return sql;
}

template <class Row>
std::vector<Row> parts_page(Store::Impl& impl, const PartsQuery& query, std::string_view select,
                            std::string_view open) {
  const std::int64_t below = query.before_number > 0 ? query.before_number : highest_key;
  return impl.ask([&] {
    Query rows = impl.query(std::string(select) + parts_filter(query, open) +
                            "ORDER BY x.number DESC LIMIT ?");
    rows.with(below);
    if (query.case_number != 0) rows.with(query.case_number);
    if (!query.contract.empty()) rows.with(query.contract);
    if (!query.kind.empty()) rows.with(query.kind);
    return in_order(all(rows.with(query.limit), row_of<Row>), below, &Row::number, std::greater{});
  });
}

}  // namespace

Ledger::Ledger(const Store& store) : impl_(store.impl_.get()) {}

void Ledger::put_move(const StockMoveRow& move) {
  impl_->change([&] {
    impl_->query(insert_move).with(columns(move)).run();
    if (!move.from_place.empty()) take_out(*impl_, move);
    if (move.to_place.empty()) return;
    impl_->query(more)
        .with(move.contract, move.kind, move.to_place, move.to_condition, move.serial,
              move.quantity)
        .run();
  });
}

bool Ledger::has_moves() const {
  return impl_->ask([&] {
    return impl_->query("SELECT 1 FROM event WHERE subject_kind = 'stock' LIMIT 1").next();
  });
}

std::vector<BalanceRow> Ledger::balances(std::string_view contract, std::string_view kind) const {
  return impl_->ask([&] {
    Query rows = impl_->query("SELECT * FROM stock WHERE contract = ? AND kind = ?");
    return all(rows.with(contract, kind), row_of<BalanceRow>);
  });
}

std::vector<BalanceRow> Ledger::balances(std::string_view contract) const {
  return impl_->ask([&] {
    Query rows = impl_->query(
        "SELECT contract, kind, place, condition, '', sum(quantity) FROM stock WHERE contract = ? "
        "GROUP BY kind, place, condition");
    return all(rows.with(contract), row_of<BalanceRow>);
  });
}

std::optional<BalanceRow> Ledger::piece(std::string_view contract, std::string_view serial) const {
  return impl_->ask([&]() -> std::optional<BalanceRow> {
    Query kinds = impl_->query(
        "SELECT DISTINCT kind FROM stock_move WHERE contract = ? AND serial = ? AND serial <> ''");
    for (const std::string& kind :
         all(kinds.with(contract, serial), [](const Query& row) { return row.text(0); })) {
      Query row =
          impl_->query("SELECT * FROM stock WHERE contract = ? AND kind = ? AND serial = ?");
      if (row.with(contract, kind, serial).next()) return row_of<BalanceRow>(row);
    }
    return std::nullopt;
  });
}

std::optional<Instant> Ledger::last_move(std::string_view contract, std::string_view kind) const {
  return impl_->ask([&] {
    Query row = impl_->query("SELECT max(at) FROM stock_move WHERE contract = ? AND kind = ?");
    return row.with(contract, kind).next() ? row.maybe_instant(0) : std::nullopt;
  });
}

std::vector<StockMoveRow> Ledger::moves(const MoveQuery& query) const {
  return impl_->ask([&] {
    const std::int64_t below = query.before_seq > 0 ? query.before_seq : highest_key;
    std::string sql = "SELECT m.* FROM stock_move m WHERE m.seq < ? ";
    if (!query.serial.empty()) sql += "AND m.serial = ? AND m.serial <> '' ";
    if (!query.contract.empty()) sql += "AND m.contract = ? ";
    if (!query.kind.empty()) sql += "AND m.kind = ? ";
    Query rows = impl_->query(sql + "ORDER BY m.seq DESC LIMIT ?");
    rows.with(below);
    if (!query.serial.empty()) rows.with(query.serial);
    if (!query.contract.empty()) rows.with(query.contract);
    if (!query.kind.empty()) rows.with(query.kind);
    return in_order(all(rows.with(query.limit), row_of<StockMoveRow>), below, &StockMoveRow::seq,
                    std::greater{});
  });
}

PartsRecord Ledger::record(std::string_view contract, const PartsSpan& span) const {
  return impl_->ask([&] {
    PartsRecord out;
    Query moves = impl_->query(
        "SELECT * FROM stock_move WHERE contract = ? AND to_condition = 'fitted' AND at >= ? "
        "AND at < ? ORDER BY seq");
    out.fittings = all(moves.with(contract, span.from, span.to), row_of<StockMoveRow>);
    Query requests = impl_->query(
        "SELECT * FROM part_request WHERE contract = ? AND opened >= ? AND opened < ? "
        "ORDER BY number");
    out.requests = all(requests.with(contract, span.from, span.to), row_of<PartRequestRow>);
    Query orders = impl_->query(
        "SELECT * FROM part_order WHERE contract = ? AND status = 'received' AND placed >= ? "
        "AND placed < ? ORDER BY number");
    out.orders = all(orders.with(contract, span.from, span.to), row_of<PartOrderRow>);
    return out;
  });
}

std::vector<PartRequestRow> Ledger::requests(const PartsQuery& query) const {
  return parts_page<PartRequestRow>(*impl_, query,
                                    "SELECT x.* FROM part_request x WHERE x.number < ? ",
                                    "AND (x.ended IS NULL OR x.unsettled > 0) ");
}

std::vector<PartOrderRow> Ledger::orders(const PartsQuery& query) const {
  if (query.case_number != 0) return {};  // orders are for a depot, never for a case
  return parts_page<PartOrderRow>(*impl_, query, "SELECT x.* FROM part_order x WHERE x.number < ? ",
                                  "AND x.ended IS NULL ");
}

std::vector<LoanRow> Ledger::loans(const PartsQuery& query) const {
  return parts_page<LoanRow>(*impl_, query, "SELECT x.* FROM loan x WHERE x.number < ? ",
                             "AND x.returned IS NULL ");
}

std::vector<RepairRow> Ledger::repairs(const PartsQuery& query) const {
  return parts_page<RepairRow>(*impl_, query, "SELECT x.* FROM repair x WHERE x.number < ? ",
                               "AND x.finished IS NULL ");
}

}  // namespace svcdesk::store
