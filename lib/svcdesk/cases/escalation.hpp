// Getting help, and who pays (CASE-4, CASE-13, PRT-7).
#pragma once

#include <string>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// Moves the case up, with a reason and what was tried.
struct Escalate {
  std::string to;  // "second-line", "expert", "remote", "on-site"
  std::string reason;
  std::string tried;
};

// Calls a vendor in; with an answer: records what the vendor said (the only open one where not
// named).
struct Vendor {
  std::string vendor;
  std::string reference;
  std::string answer;
};

// Covered by the contract, or the customer's: the cause decides. "wear" and "part" are covered;
// "people", "nature" and "pre-existing" are the customer's and need proof.
struct Cover {
  std::string verdict;  // "covered", "customer"; may be left out where the cause decides
  std::string cause;
  std::string proof;
  std::string agreed_by;  // the customer's person: before chargeable work starts
};

// Engineers of both sides judge that the machine cannot be repaired soon (CASE-5, PRT-7).
struct JudgeStandby {
  std::vector<std::string> ours;
  std::vector<std::string> customers;
  std::string reason;
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Escalate& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Vendor& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Cover& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const JudgeStandby& request);

}  // namespace svcdesk::cases
