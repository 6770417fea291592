// The exchange at the machine: new part in, old part out, and what becomes of both (PRT-4, PRT-6).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/parts/about.hpp"
#include "svcdesk/parts/request.hpp"
#include "svcdesk/parts/stock.hpp"

namespace svcdesk::parts {

using authority::Acting;
using authority::Drafts;

// One piece put in, and the one that came out for it.
struct Swap {
  std::string in;   // serial number; may be left out where only one piece is out
  std::string out;  // serial number of the old one; empty: nothing came out
  std::string slot;
};

// What becomes of old parts. Kept: needs a receipt. Released: needs whoever permits it, and a
// depot.
struct Settlement {
  Fate fate = Fate::stays;
  std::string by;  // the customer's person
  std::string receipt;
  std::string depot;
};

// The exchange in one go, also straight from "issued": then it was delivered by that. Refused for a
// machine of another contract, and without a word on how the new part was configured where an old
// one came out.
struct Fit {
  AboutAsset asset;
  std::vector<Swap> swaps;     // kinds by serial number; empty: the only piece that is out
  std::int64_t quantity = 0;   // other kinds; 0: all that is out
  std::int64_t taken_out = 0;  // other kinds: old pieces
  std::string slot;            // other kinds
  std::string configured;      // as the old one was
  Settlement old;
};

// Pieces that are not needed, some or all; they have to be tested again before anybody gets them.
struct ReturnParts {
  std::string depot;                 // empty: the one that they came from
  std::vector<std::string> serials;  // empty: all, or so many
  std::int64_t quantity = 0;         // 0: all
  std::string reason;
};

// Refused (PRT-6) where what holds data would leave the customer against the contract.
struct SettleDefective {
  std::vector<std::string> serials;  // empty: all that are not settled
  Settlement settlement;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Fit& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const ReturnParts& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const SettleDefective& request);

}  // namespace svcdesk::parts
