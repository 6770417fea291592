// What the counters for parts share. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/case_room.hpp"
#include "svcdesk/desk/ledger.hpp"
#include "svcdesk/desk/numbered.hpp"
#include "svcdesk/desk/parts_values.hpp"
#include "svcdesk/desk/recording.hpp"

namespace svcdesk::desk {

// The kind with those that may stand in for it.
std::vector<std::string> kind_and_substitutes(const contract::Terms& terms,
                                              const std::string& kind);

parts::AboutCase about_case(const View& view, CaseId id);
parts::AboutAsset about_asset(const View& view, AssetId id);

// Records the drafts, watches the coverage, and tells the moves and gaps.
PartsChanged carry_out_parts(Transaction& transaction, const journal::Subject& first,
                             const std::string& contract, authority::Drafts drafts);

// What a call gives whose --request-id is known already.
PartsChanged as_repeated(const journal::Event& first);

cases::UnsettledParts unsettled_parts(const View& view, CaseId id);

// A reservation that has run out is given up, and so is what waits or is reserved for a case that
// is over (PRT-4); nothing for any other subject. Called by the planner before the subject is
// judged.
void give_up_request(Transaction& transaction, const journal::Subject& subject,
                     std::vector<journal::Event>& history);
// The same for everything that was asked for the case.
void give_up_requests(Transaction& transaction, CaseId id);
// When a reservation runs out.
std::vector<store::PromiseRow> reservation_to_come(const journal::Subject& subject,
                                                   const std::vector<journal::Event>& history);

}  // namespace svcdesk::desk
