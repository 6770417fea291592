// The ledger of parts between the events and the store, and the watch over the coverage (PRT-2).
// Private to the room.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/parts/coverage.hpp"
#include "svcdesk/parts/stock.hpp"

namespace svcdesk::desk {

// What a stock.moved does to the ledger.
store::StockMoveRow move_row(const journal::Event& event);

// Throws Error(database) for what no row can hold.
parts::Balance balance_of(const store::BalanceRow& row);

// The balances of these kinds of the contract.
parts::Stock stock_of(const View& view, const std::string& contract,
                      const std::vector<std::string>& kinds);
// Without serial numbers: quantities of every kind.
parts::Stock whole_stock(const View& view, const std::string& contract);

// Today in the contract's zone, "2026-01-05".
std::string today(const View& view, const contract::Terms& terms);

// What the machines of the contract need of each kind against what is free of it.
parts::Coverage coverage_of(const View& view, const contract::Terms& terms);

// Records the gaps that have come to be or are closed among the kinds that this transaction
// touched, so that the restock promise starts and ends at once. To be called once, at the end.
void watch_coverage(Transaction& transaction, const std::string& contract);

}  // namespace svcdesk::desk
