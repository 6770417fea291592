// Taking a case in, and vouching for it (CASE-1, CASE-10, ORG-2).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

struct Open {
  CaseId id;  // the number the desk drew
  std::string title;
  std::string symptom;
  std::string error_text;
  std::string error_code;
  std::string channel;   // also "phone", "email", "mail"
  std::string reporter;  // id, name or e-mail address; empty: who acts
  std::string asset;
  std::optional<journal::Subject> asset_subject;  // where the register knows it
  std::string site;
  std::string product;
  std::string service;
  std::string kind = "fault";
  std::string level;  // judged while it was taken in
  std::string reason;
  std::string external_id;
  std::string mail_id;  // Message-ID of the e-mail it came from
};

// A named contact stands for a report that somebody else made.
struct Vouch {
  std::string by;
};

// A report of a named contact is vouched from the start; any other is taken in and its clocks run.
Drafts decide(const contract::Terms& terms, const Acting& acting, const Open& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Case& state,
              const Vouch& request);

// The kinds a case of this contract may have: those of CASE-10, then the contract's own.
std::vector<std::string> known_kinds(const contract::Contract& contract);

}  // namespace svcdesk::cases
