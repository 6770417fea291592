// What the case counters share: finding a case, its state, and giving it back. Private to the room.
#pragma once

#include "svcdesk/cases/case.hpp"
#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/desk/values.hpp"

namespace svcdesk::desk {

journal::Subject subject_of(CaseId id);

// "C-12", "12", "@last": the subject of the actor's newest case event (decision 9). Throws
// Error(not_found) for a case that is not there, Error(usage) for what is no id.
CaseId find_case(const View& view, const std::string& id);

// The case's own and referring events, by seq.
std::vector<journal::Event> history_of(const View& view, CaseId id);

// Records what was decided, settles the case and every other case that the events touch, and gives
// back the case as it then is.
CaseChanged carry_out(Transaction& transaction, CaseId id, const std::string& contract,
                      authority::Drafts drafts);

// The case as it is, for a call whose --request-id is known already (decision 10).
CaseChanged as_before(const Transaction& transaction, const journal::Event& first);

}  // namespace svcdesk::desk
