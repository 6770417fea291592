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

  // As it stood. What was recorded since is taken back move by move, a kind at a time, and nothing
  // is held of it.
  std::vector<std::string> kinds_moved(std::string_view contract) const;
  // Tested or on order, without serial numbers.
  std::vector<BalanceRow> at_hand(std::string_view contract, std::string_view kind,
                                  const Known& known) const;
  std::int64_t fitted(std::string_view contract, std::string_view kind, const PartsSpan& span,
                      std::int64_t seq) const;
  std::optional<Instant> last_move(std::string_view contract, std::string_view kind,
                                   const Known& known) const;

  // The rest from the lists as they are now; [from, to) in one snapshot.
  std::vector<AskedRow> asked(std::string_view contract, const PartsSpan& span) const;
  // Placed in it and wholly received in it.
  std::vector<DeliveredRow> delivered(std::string_view contract, const PartsSpan& span) const;
  // The numbers of those that were neither received nor cancelled, or not back, by then.
  std::vector<std::int64_t> orders_open(std::string_view contract, Instant before) const;
  std::vector<std::int64_t> loans_out(std::string_view contract, Instant before) const;

 private:
  Store::Impl* impl_;
};

}  // namespace svcdesk::store
