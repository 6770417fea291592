// Which version of the contract judges what (CON-3, decision 7). Private to the room. Reads history
// and contracts; writes nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/desk/session.hpp"
#include "svcdesk/obligations/clock.hpp"

namespace svcdesk::desk {

// A version of the contract, in force in [from, to).
struct Version {
  const contract::Terms* terms = nullptr;
  Instant from;
  Instant to = never;
};

struct Judged {
  const contract::Terms* terms = nullptr;
  const contract::Obligation* obligation = nullptr;
  obligations::Occurrence occurrence;
};

// The contract a subject belongs to, out of its events; empty where there are none.
std::string contract_of(const std::vector<journal::Event>& history);

// Every version of the contract, in order; the first one is in force from ever.
std::vector<Version> versions_of(const View& view, const std::string& contract);

// Whether any version of it promises something of that kind of subject.
bool promises_on(const View& view, const std::string& contract, std::string_view kind);

// The version that the subject was opened under, or was moved to since.
std::int64_t version_of(const journal::Subject& subject,
                        const std::vector<journal::Event>& history);
const contract::Terms& terms_of(const View& view, const journal::Subject& subject,
                                const std::vector<journal::Event>& history);

// The subject's present: the clock, but never before the last thing that people recorded of it
// (clock rule 9). What the desk recorded by itself, perhaps by a clock that ran ahead, holds
// nothing back.
Instant present(const journal::Subject& subject, const std::vector<journal::Event>& history,
                Instant now);

// Every occurrence of every promise on the subject at `now`, each under the version that judges it:
// the one in force when it began (on a case: the one that the case was on). `contract apply --move`
// takes over what is open then; what was settled keeps its version and its verdict, and so does a
// breach of a promise that the new version no longer makes. A calendar file that is imported later
// counts for whatever is not settled by then.
std::vector<Judged> judge(const View& view, const journal::Subject& subject,
                          const std::vector<journal::Event>& history, Instant now);

}  // namespace svcdesk::desk
