// The counter for spare parts: depots, orders, the ledger, requests, loans, repairs (PRT-1 to
// PRT-12).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "svcdesk/desk/desk.hpp"
#include "svcdesk/desk/parts_values.hpp"

namespace svcdesk::desk {

class Parts {
 public:
  // --- depots, suppliers, stock (PRT-1, PRT-3, PRT-9, PRT-11) ---
  PartsChanged work(const StockWork& request);
  OrderChanged order(parts::PlaceOrder request);
  OrderChanged apply(const std::string& order, const OrderRequest& request);
  RestockChanged restock(const Restock& request);

  // --- requests (PRT-4 to PRT-6) ---
  RequestChanged request(const NewRequest& request);
  RequestChanged apply(const std::string& request, const RequestVerb& verb);
  // The exchange in one go; the asset's file is brought up to date in the same transaction.
  RequestChanged fit(const std::string& request, const FitPart& verb);

  // --- loans and repairs (PRT-7, PRT-11, PRT-12) ---
  LoanChanged lend(const NewLoan& request);
  LoanChanged apply(const std::string& loan, const LoanVerb& verb);
  RepairChanged repair(const NewRepair& request);
  RepairChanged apply(const std::string& repair, const RepairVerb& verb);

  // --- reading ---
  parts::PartRequest show_request(const std::string& request);
  parts::Order show_order(const std::string& order);
  parts::Loan show_loan(const std::string& loan);
  parts::Repair show_repair(const std::string& repair);
  // In pages, so that nothing is written inside a read snapshot (decision 23).
  void requests(store::PartsQuery query, const std::function<void(const store::PartRequestRow&)>&);
  void orders(store::PartsQuery query, const std::function<void(const store::PartOrderRow&)>&);
  void loans(store::PartsQuery query, const std::function<void(const store::LoanRow&)>&);
  void repairs(store::PartsQuery query, const std::function<void(const store::RepairRow&)>&);
  void moves(store::MoveQuery query, const std::function<void(const store::StockMoveRow&)>&);
  // What lies where: pieces of a kind by serial number; quantities of every kind where it is empty.
  std::vector<store::BalanceRow> stock(const std::string& kind);
  std::optional<store::BalanceRow> piece(const std::string& serial);
  parts::Suppliers suppliers();
  parts::Depots depots();

  CoverageView coverage(const WhatIf& what_if = {});
  std::vector<parts::PlanLine> plan();
  PartsFigures figures(const store::PartsSpan& span);
  // Which depot can bring a kind to a site in time, best first (PRT-1).
  std::vector<parts::Reach> reach(const std::string& kind, const std::string& site,
                                  std::optional<Seconds> limit);

 private:
  friend class Desk;
  explicit Parts(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  std::shared_ptr<Session> session_;
};

}  // namespace svcdesk::desk
