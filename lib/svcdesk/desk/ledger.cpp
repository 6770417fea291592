#include "svcdesk/desk/ledger.hpp"

#include <algorithm>

#include "svcdesk/desk/recording.hpp"
#include "svcdesk/parts/gaps.hpp"
#include "svcdesk/store/ledger.hpp"
#include "svcdesk/store/register.hpp"
#include "svcdesk/time/text.hpp"

namespace svcdesk::desk {
namespace {

std::vector<std::string> all_kinds(const contract::Supply& supply) {
  std::vector<std::string> out;
  for (const contract::PartKind& one : supply.kinds) out.push_back(one.code);
  return out;
}

// One machine of each model that has one of these kinds: whether it is needed, not how often.
std::vector<parts::Machines> machines_with(const View& view, const contract::Terms& terms,
                                           const std::vector<std::string>& kinds) {
  const std::string day = today(view, terms);
  std::vector<parts::Machines> out;
  for (const contract::MachineModel& model : terms.contract().parts.models) {
    const bool has = std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
      return model.parts.contains(kind);
    });
    if (has && store::Register(view.store())
                   .has_machine(terms.contract().id, model.vendor, model.model, day)) {
      out.push_back({model.vendor, model.model, 1});
    }
  }
  return out;
}

parts::Gaps gaps_of_kinds(const View& view, const std::string& contract,
                          const std::vector<std::string>& kinds) {
  std::vector<journal::Event> events;
  for (const std::string& kind : kinds) {
    for (journal::Event& event : view.store().history(parts::coverage_subject(contract, kind))) {
      events.push_back(std::move(event));
    }
  }
  return parts::gaps_of(events);
}

}  // namespace

parts::Balance balance_of(const store::BalanceRow& row) {
  const auto condition = parts::condition_of(row.condition);
  if (!condition) throw Error(ErrorCode::database, {"desk.parts.unreadable", {{"kind", row.kind}}});
  return {row.kind, row.serial, {parts::Place::parse(row.place), *condition}, row.quantity};
}

store::StockMoveRow move_row(const journal::Event& event) {
  const parts::Move move = parts::move_of(event);
  store::StockMoveRow row;
  row.seq = event.seq;
  row.contract = event.contract;
  row.kind = move.kind;
  row.serial = move.serial;
  row.quantity = move.quantity;
  if (move.from) {
    row.from_place = move.from->place.str();
    row.from_condition = parts::to_string(move.from->condition);
  }
  if (move.to) {
    row.to_place = move.to->place.str();
    row.to_condition = parts::to_string(move.to->condition);
  }
  row.at = event.at;
  return row;
}

parts::Stock stock_of(const View& view, const std::string& contract,
                      const std::vector<std::string>& kinds) {
  std::vector<parts::Balance> balances;
  for (const std::string& kind : kinds) {
    for (const store::BalanceRow& row : store::Ledger(view.store()).balances(contract, kind)) {
      balances.push_back(balance_of(row));
    }
  }
  return parts::Stock(balances);
}

parts::Stock whole_stock(const View& view, const std::string& contract) {
  std::vector<parts::Balance> balances;
  for (const store::BalanceRow& row : store::Ledger(view.store()).balances(contract)) {
    balances.push_back(balance_of(row));
  }
  return parts::Stock(balances);
}

std::string today(const View& view, const contract::Terms& terms) {
  return time::with_offset(view.now(), terms.zone()).substr(0, 10);
}

parts::Coverage coverage_of(const View& view, const contract::Terms& terms) {
  const contract::Contract& contract = terms.contract();
  std::vector<parts::Machines> machines;
  for (const store::MachinesRow& row :
       store::Register(view.store()).machines(contract.id, today(view, terms), {})) {
    machines.push_back({row.vendor, row.model, row.count});
  }
  return parts::coverage_of(contract.parts, machines,
                            parts::on_hand(contract.parts, whole_stock(view, contract.id)));
}

void watch_coverage(Transaction& transaction, const std::string& contract) {
  if (transaction.watched().empty()) return;
  const contract::Terms& terms = transaction.terms_at(contract, transaction.now());
  const contract::Supply& supply = terms.contract().parts;
  std::vector<std::string> kinds = all_kinds(supply);
  if (!transaction.watched().contains(std::string(every_kind))) {
    std::erase_if(kinds,
                  [&](const std::string& kind) { return !transaction.watched().contains(kind); });
  }
  transaction.watched_over();
  if (kinds.empty() || supply.models.empty()) return;
  const parts::Stock stock = stock_of(transaction, contract, kinds);
  parts::Coverage coverage = parts::coverage_of(supply, machines_with(transaction, terms, kinds),
                                                parts::on_hand(supply, stock));
  std::erase_if(coverage.needs, [&](const parts::Need& need) {
    return std::find(kinds.begin(), kinds.end(), need.kind) == kinds.end();
  });
  authority::Drafts drafts = parts::gap_changes(
      contract, gaps_of_kinds(transaction, contract, kinds), coverage, transaction.at());
  if (drafts.empty()) return;
  const journal::Subject first = drafts.front().subject;
  carry_out(transaction, first, contract, std::move(drafts));
}

}  // namespace svcdesk::desk
