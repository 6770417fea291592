// From history to rows: the one function that fills the derived tables, live, when rebuilding and
// when verifying (AUD-3). Private to the room. Reads history and contracts; writes nothing.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/cases/case.hpp"
#include "svcdesk/desk/versions.hpp"

namespace svcdesk::desk {

// When the subject was last touched by something that its rows depend on.
Instant last_touched(const journal::Subject& subject, const std::vector<journal::Event>& history);

store::CaseRow case_row(const cases::Case& state, std::int64_t contract_version, Instant now);
store::PromiseRow promise_row(const Judged& judged, const std::vector<journal::Event>& history);

struct Projection {
  std::optional<store::CaseRow> row;  // of a case
  std::string search_text;
  std::int64_t number = 0;                 // of a subject whose rows are derived (portrait.hpp)
  std::vector<store::DerivedRow> derived;  // all of them
  std::vector<store::PromiseRow> promises;
};

// All rows of a subject as its history gives them, as of its last event.
Projection project(const View& view, const journal::Subject& subject,
                   const std::vector<journal::Event>& history);
// The same where it has been judged as of its last event already: what the desk records by itself
// (breaches, steps) changes no clock.
Projection project(const journal::Subject& subject, const std::vector<journal::Event>& history,
                   const std::vector<Judged>& judged);

// When the sweep has to look at the row's occurrence again.
std::optional<Instant> next_due(const store::PromiseRow& row, const std::vector<Judged>& all,
                                const std::vector<journal::Event>& history, Instant now);

}  // namespace svcdesk::desk
