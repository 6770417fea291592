// What the counter for parts takes and gives: the room's own requests, with cases, assets and
// loans by their names.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "svcdesk/desk/values.hpp"
#include "svcdesk/parts/count.hpp"
#include "svcdesk/parts/coverage.hpp"
#include "svcdesk/parts/depots.hpp"
#include "svcdesk/parts/exchange.hpp"
#include "svcdesk/parts/handling.hpp"
#include "svcdesk/parts/loans.hpp"
#include "svcdesk/parts/orders.hpp"
#include "svcdesk/parts/plan.hpp"
#include "svcdesk/parts/reach.hpp"
#include "svcdesk/parts/repairs.hpp"
#include "svcdesk/parts/requests.hpp"
#include "svcdesk/parts/statistics.hpp"
#include "svcdesk/parts/suppliers.hpp"

namespace svcdesk::desk {

using StockWork = std::variant<parts::TakeOver, parts::Test, parts::Transfer, parts::Scrap,
                               parts::Count, parts::Survey, parts::Evaluate, parts::RateSupplier>;
using OrderRequest = std::variant<parts::Receive, parts::CancelOrder>;

// Orders with one supplier whatever the plan says is to be bought, an order a kind (PRT-2, PRT-10).
struct Restock {
  std::string supplier;
  std::vector<std::string> kinds;  // only these; empty: every kind
  std::string depot;               // may be left out where the contract has one
};

struct NewRequest {
  std::string case_id;  // "C-3", "@last"
  std::string asset;    // id or tag; empty: the case's, where the register knows it
  std::string kind;
  std::int64_t quantity = 1;
  std::string place;
  parts::Choice choice;
};
using RequestVerb =
    std::variant<parts::Reserve, parts::ApproveRequest, parts::Issue, parts::Deliver,
                 parts::ReturnParts, parts::SettleDefective, parts::CancelRequest>;
struct FitPart {
  std::string asset;  // empty: the request's
  std::vector<parts::Swap> swaps;
  std::int64_t quantity = 0;
  std::int64_t taken_out = 0;
  std::string slot;
  std::string configured;
  parts::Settlement old;
};

struct NewLoan {
  parts::Purpose purpose = parts::Purpose::standby;
  std::string case_id;  // of a standby machine
  std::string kind;
  std::string depot;
  std::vector<std::string> serials;
  std::int64_t quantity = 1;
  std::string place;
  std::string borrower;
  std::optional<Instant> until;
};
using LoanVerb = std::variant<parts::TakeBack, parts::ChangeDue>;

struct NewRepair {
  std::string case_id;     // empty: of none
  std::string asset;       // empty: of none
  std::string covered_by;  // "L-2", or empty
  parts::OpenRepair repair;
};
using RepairVerb =
    std::variant<parts::SendRepair, parts::TestRepair, parts::FinishRepair, parts::CancelRepair>;

// A gap in the coverage that the call opened or closed.
struct GapChange {
  std::string kind;
  enum class What { opened, closed } what = What::opened;
  std::optional<Instant> due;  // of the restock promise
};

struct PartsChanged : Changed {
  std::vector<parts::Move> moves;
  std::vector<GapChange> gaps;
};
struct OrderChanged : PartsChanged {
  parts::Order state;
};
struct RestockChanged : PartsChanged {
  std::vector<parts::Order> orders;  // none: nothing is missing
};
struct RequestChanged : PartsChanged {
  parts::PartRequest state;
};
struct LoanChanged : PartsChanged {
  parts::Loan state;
};
struct RepairChanged : PartsChanged {
  parts::Repair state;
};

// `parts coverage`: as it is, or as it would be.
struct WhatIf {
  std::int64_t failures = 0;  // pieces of each kind at once; 0: none
  std::string lost_rack;      // every machine in it, with every part
};
struct CoverageView {
  parts::Coverage coverage;
  struct Restock {
    std::string kind;
    std::optional<Instant> since;
    std::optional<Instant> due;
  };
  std::vector<Restock> restocks;  // what is being restocked, by kind
};

struct PartsFigures {
  std::vector<parts::Consumption> consumed;
  std::vector<parts::HitRate> hits;
  std::vector<parts::LeadTime> lead_times;
  std::vector<parts::DeadStock> dead;
  std::vector<parts::Proposal> proposals;
};

}  // namespace svcdesk::desk
