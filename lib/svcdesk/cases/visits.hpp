// Remote sessions and visits (CASE-4, CASE-5, CASE-7, ORG-5). Each visit is a numbered cycle.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// Only with the customer's consent. No password or dial-in data has a place here.
struct Remote {
  std::string consent_by;   // the customer's person
  std::string assisted_by;  // who helps at the customer; needed before it starts
  std::string action;       // "agree", "start"
};

// Both agree that a visit is needed.
struct AgreeVisit {
  std::optional<Instant> planned;
  std::vector<std::string> engineers;  // the first is in charge; one of them assessed (ORG-5)
  std::string agreed_by;
  std::string action;  // plan of action, where it is known already
};

// Without a number: the only visit that is not finished (ruling 4: no guessing between two).
struct AcknowledgeVisit {
  std::optional<std::int64_t> visit;
};

struct Arrive {
  std::optional<std::int64_t> visit;
  std::vector<std::string> attended_by;  // the customer's staff
  std::vector<std::string> engineers;    // who came; empty: as agreed, else who acts
};

// Refused while nobody of the customer's staff is named, or a plan was carried out unapproved.
struct FinishVisit {
  std::optional<std::int64_t> visit;
  std::string result;
  std::vector<std::string> attended_by;
  std::string carried_out_by;  // "us", "customer", "nobody"; empty: as approved
  std::string cancelled;  // why the visit does not take place: ends one that nobody arrived for
};

Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Remote& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const AgreeVisit& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const AcknowledgeVisit& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Arrive& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const FinishVisit& request);

}  // namespace svcdesk::cases
