// What people ask of a case, one value a verb, and the decision: (state, contract, request) → events
// or a refusal. Pure. Every verb of `case` in interface.md that changes something is here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::cases {

// Who acts, and when it happened. `now` is the desk's one reading of the clock.
struct Acting {
  std::string actor;  // person id where the contract has one, else the login name
  Instant at;
  Instant now;
};

struct Open {
  CaseId id;  // the number the desk drew
  std::string title, symptom, error_text, error_code, channel, reporter, asset, site, product, service;
  std::string kind = "fault";
  std::string level;
  std::string external_id;
  std::string mail_id;  // Message-ID of the e-mail it came from
};
struct Triage { std::string level; std::string reason; std::string kind; std::string owner; };
struct Vouch { std::string by; };
struct Assign { std::string to; std::string note; };
struct Acknowledge { std::string note; };
struct Respond { std::string agreed; };
struct Diagnose { std::string cause; };
struct Remote { std::string consent_by; std::string assisted_by; std::string action; };  // agree | start
struct AgreeVisit { std::optional<Instant> planned; std::vector<std::string> engineers; std::string agreed_by; std::string action; };
struct AcknowledgeVisit { std::optional<std::int64_t> visit; };
struct Arrive { std::optional<std::int64_t> visit; std::vector<std::string> attended_by; };
struct FinishVisit { std::optional<std::int64_t> visit; std::string result; };
struct Note { std::string text; std::string told; };  // told: whom the progress was told (CASE-3)
struct Attach { std::string sha256; std::string name; std::string kind; std::optional<std::int64_t> visit; std::vector<std::string> signed_by; };
struct Approve { std::string what; std::string by; std::string note; std::string second_person; };
struct PauseFor { std::string reason; std::optional<Instant> until; std::string note; };
struct Resume { std::string reason; };
struct Escalate { std::string to; std::string reason; std::string tried; };  // second-line, expert, remote, on-site
struct Vendor { std::string vendor; std::string reference; std::string answer; };
struct Cover { std::string verdict; std::string cause; std::string proof; std::string agreed_by; };
struct Step { std::string code; std::string skip_reason; std::string note; };
struct Resolve { std::string solution; std::string cause; };
struct Confirm { std::string by; std::string how; };
struct Close { std::string signed_sha256; std::string signed_name; };
struct Reopen { std::string reason; };
struct Withdraw { std::string by; std::string reason; };
struct Merge { CaseId into; std::string reason; };
struct Link { std::string to; std::string as; };

using Drafts = std::vector<journal::Draft>;

// Each returns the events to record, or throws Error(refused) naming the rule with a hint that says
// what would satisfy it, Error(usage) for a request that makes no sense, Error(not_found) for a name
// the contract lacks. `at` is held against rule 9 and ruling 17.
Drafts decide(const contract::Terms& terms, const Acting& acting, const Open& request);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Triage&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Vouch&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Assign&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Acknowledge&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Respond&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Diagnose&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Remote&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const AgreeVisit&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const AcknowledgeVisit&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Arrive&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const FinishVisit&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Note&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Attach&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Approve&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const PauseFor&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Resume&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Escalate&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Vendor&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Cover&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Step&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Resolve&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Confirm&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Close&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Reopen&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Withdraw&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Merge&);
Drafts decide(const contract::Terms&, const Acting&, const Case&, const Link&);

// What closing asks of this case, and what of it is there (CASE-6): the checklist of `case close`.
std::vector<Condition> close_conditions(const contract::Terms& terms, const Case& state);

}  // namespace svcdesk::cases
