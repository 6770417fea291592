// Lending what comes back: standby machines and tools (PRT-7, PRT-11). One value a verb, and its
// decision, as in requests.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/contract/terms.hpp"
#include "svcdesk/parts/about.hpp"
#include "svcdesk/parts/loan.hpp"
#include "svcdesk/parts/stock.hpp"

namespace svcdesk::parts {

using authority::Acting;
using authority::Drafts;

// A standby machine needs a case of which both sides judged that it is needed, and stands at the
// customer's; a tool needs a borrower, and a time until which it is lent.
struct Lend {
  LoanId id;
  Purpose purpose = Purpose::standby;
  std::optional<AboutCase> about;
  std::string kind;
  std::string depot;                 // empty: the nearest to the site that has enough
  std::vector<std::string> serials;  // empty: any
  std::int64_t quantity = 1;
  std::string place;     // of a standby machine; empty: the case's site
  std::string borrower;  // a person of either side
  std::optional<Instant> until;
};

// Some or all of it. A standby machine has to be tested before anybody gets it again; a sound tool
// is ready for the next.
struct TakeBack {
  std::string depot;                 // empty: the one that it came from
  std::vector<std::string> serials;  // empty: all, or so many
  std::int64_t quantity = 0;         // 0: all
  Shape shape = Shape::sound;
};

struct ChangeDue {
  Instant until;
  std::string reason;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stock& stock,
              const Lend& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Loan& state,
              const Stock& stock, const TakeBack& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Loan& state,
              const Stock& stock, const ChangeDue& request);

}  // namespace svcdesk::parts
