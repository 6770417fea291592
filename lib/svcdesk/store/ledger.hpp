// The ledger of parts as its tables have it, and what asks for parts (PRT-4).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "svcdesk/store/store.hpp"

namespace svcdesk::store {

class Ledger {
 public:
  // The store has to outlive it.
  explicit Ledger(const Store& store);

  // A move and what it does to the balances; only inside write(). Throws Error(database) where
  // there are fewer than that.
  void put_move(const StockMoveRow& move);
  bool has_moves() const;  // whether anything was ever moved

  std::vector<BalanceRow> balances(std::string_view contract, std::string_view kind) const;
  std::vector<BalanceRow> balances(std::string_view contract) const;  // without serial numbers
  std::optional<BalanceRow> piece(std::string_view contract, std::string_view serial) const;
  std::optional<Instant> last_move(std::string_view contract, std::string_view kind) const;

  // Newest first.
  std::vector<StockMoveRow> moves(const MoveQuery& query) const;
  std::vector<PartRequestRow> requests(const PartsQuery& query) const;
  std::vector<PartOrderRow> orders(const PartsQuery& query) const;
  std::vector<LoanRow> loans(const PartsQuery& query) const;
  std::vector<RepairRow> repairs(const PartsQuery& query) const;

  PartsRecord record(std::string_view contract, const PartsSpan& span) const;

 private:
  Store::Impl* impl_;
};

}  // namespace svcdesk::store
