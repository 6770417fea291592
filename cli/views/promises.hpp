// Obligations as tables and JSON.
#pragma once

#include <span>

#include "cli/render/output.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::cli {

// "C-12" of "case/C-12"; a contract's own obligations are shown by its id.
std::string short_subject(const journal::Subject& subject);

Json promise_json(const store::PromiseRow& row);
// Names in that language; codes stay what they are.
Json promise_json(const desk::PromiseView& view, Language language);
// CSV columns of the above.
std::vector<std::string> promise_keys();

std::vector<Column> promise_columns(const Output& out);
Row promise_row(const desk::PromiseView& view, const Output& out, const Wall& wall);
// The contract's own obligations: which, when, how it stands, who answers for it.
std::vector<Column> milestone_columns(const Output& out);
Row milestone_row(const desk::PromiseView& view, const Output& out, const Wall& wall);
// Of one subject, without saying again whose they are.
std::string promises_block(std::span<const store::PromiseRow> rows, const Output& out,
                           const Wall& wall);

// "18 min late", "in 6 min", "paused", "met 09:10"; with the colour it deserves.
Cell promise_state(const store::PromiseRow& row, const Output& out, const Wall& wall);
// Breached and not fulfilled yet (ruling 16): what --exit-code asks about.
bool in_breach(const store::PromiseRow& row, Instant now);

}  // namespace svcdesk::cli
