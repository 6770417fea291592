// Off-site repair: received, sent, tested, back in stock, at the customer or scrapped (PRT-12). One
// value a verb, and its decision, as in requests.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/parts/about.hpp"
#include "svcdesk/parts/repair.hpp"
#include "svcdesk/parts/stock.hpp"

namespace svcdesk::parts {

using authority::Acting;
using authority::Drafts;

// With a kind: pieces of ours that lie in a depot, defective or returned. Without: the customer's
// equipment, which one of the customer's people handed over.
struct OpenRepair {
  RepairId id;
  std::optional<AboutCase> about;
  std::optional<AboutAsset> asset;
  std::optional<LoanId> covered_by;  // the standby machine that covers the time
  std::string kind;
  std::vector<std::string> serials;
  std::string depot;          // kinds by quantity
  std::int64_t quantity = 1;  // kinds by quantity
  std::string serial;         // of the equipment
  std::string received_from;  // the customer's person
  std::string fault;
  std::string repairer;
};

// Again after a test that failed.
struct SendRepair {
  std::string reference;  // of the repairer
};

struct TestRepair {
  Repaired result = Repaired::pass;
  std::string note;
};

// To stock: a piece of ours that passed its test. To the customer: with a receipt, and a reason
// where it did not pass. Scrapped: with a reason; the customer's equipment only if the customer
// agreed.
struct FinishRepair {
  RepairEnd end = RepairEnd::stock;
  std::string depot;  // empty: the one that it was taken out of
  std::string by;     // the customer's person who takes it, or agrees
  std::string receipt;
  std::string reason;
};

// A piece of ours comes back to a depot, to be tested there; equipment goes back to the customer
// by FinishRepair once it was sent.
struct CancelRepair {
  std::string reason;
  std::string depot;  // empty: the one that it was taken out of
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stock& stock,
              const OpenRepair& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const SendRepair& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const TestRepair& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const FinishRepair& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Repair& state,
              const Stock& stock, const CancelRepair& request);

}  // namespace svcdesk::parts
