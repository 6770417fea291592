// From asking for a part to its delivery, one value a verb, and its decision: (contract, who,
// request, stock, verb) -> events or a refusal (PRT-1, PRT-3, PRT-4, PRT-5). The events are those
// of the request, of its case, and one stock.moved for each piece, or quantity, that is moved.
#pragma once

#include <cstdint>
#include <optional>
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

// What shall be given, as far as it matters to whoever asks.
struct Choice {
  std::string depot;                 // empty: the nearest to the site that has enough
  std::vector<std::string> serials;  // these very pieces; empty: any
  std::string substitute;            // this kind in place of the one asked for
  std::string consent_by;            // the customer's person who agrees to that (PRT-5)
};

// What is free is reserved at once; else the request waits. Refused for a case that has ended.
struct RequestPart {
  PartRequestId id;
  AboutCase about;
  std::optional<AboutAsset> asset;
  std::string kind;
  std::int64_t quantity = 1;
  std::string place;  // to deliver to; empty: the site
  Choice choice;
};

// One that waits, after stock came; refused while there is not enough.
struct Reserve {
  Choice choice;
};

// By somebody else than the one who asked for it.
struct ApproveRequest {
  std::string by;  // whose approval is recorded; empty: who acts
};

// Refused unless it is approved, and reserved still.
struct Issue {
  std::string to;  // the person of ours who takes it along
};

struct Deliver {
  std::string by;     // a person of ours; empty: the one it was issued to
  std::string place;  // empty: as it was asked for
  std::string received_by;
};

// Before it is issued; what was reserved is free again.
struct CancelRequest {
  std::string reason;
};

// What the desk does by itself: a reservation that has run out is cancelled as "expired"; so is
// what waits or is reserved for a case that is over, as "case-closed", "case-withdrawn" or
// "case-merged".
struct Lapse {
  std::string case_status;  // "closed", ...; empty: the case goes on
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Stock& stock,
              const RequestPart& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Reserve& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const ApproveRequest& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Issue& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Deliver& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const CancelRequest& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const PartRequest& state,
              const Stock& stock, const Lapse& request);

}  // namespace svcdesk::parts
