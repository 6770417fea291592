// Judging the level and naming an owner (CASE-2, CASE-3, CASE-14).
#pragma once

#include <string>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// The first judgement, or a change: raised by anybody with a reason, lowered only with the
// contact's agreement (power "level.lower", or that approval on record). An empty level keeps the
// one in force. A critical level names an expert as owner at once, where the contract has one; so
// does Owner::proposed for whoever is proposed under that level and kind (CASE-14).
struct Triage {
  std::string level;
  std::string reason;
  std::string kind;   // empty: as it is
  std::string owner;  // empty: as it is, or the expert of a critical case
  enum class Owner { as_named, proposed } assign = Owner::as_named;
};

// The case as the request would have it judged: what a proposal goes by.
Case judged(Case state, const Triage& request);

// `note` is the hand-over: needed where somebody else owned the case.
struct Assign {
  std::string to;
  std::string note;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Triage& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Assign& request);

}  // namespace svcdesk::cases
