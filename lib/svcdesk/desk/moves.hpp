// Deadlines that other terms set anew: an amendment's (CON-3), or a longer calendar's (decision 7).
// Private to the room.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "svcdesk/desk/transaction.hpp"
#include "svcdesk/desk/values.hpp"
#include "svcdesk/desk/versions.hpp"

namespace svcdesk::desk {

// The terms by which an open occurrence would be judged; null: it stays as it is.
using TermsFor = std::function<const contract::Terms*(const Judged&)>;

// Every subject of the contract with something open.
std::vector<journal::Subject> open_subjects(const View& view, const std::string& contract);

// Their open occurrences whose deadline would differ, soonest first. Writes nothing.
std::vector<Applied::Move> moves_under(const View& view,
                                       const std::vector<journal::Subject>& subjects,
                                       const TermsFor& terms_for);

// Puts the moves on record, one obligation.moved for each of the subjects that carries `why`.
void record_moves(Transaction& transaction, const std::string& contract,
                  const std::set<journal::Subject>& subjects,
                  const std::vector<Applied::Move>& moves, const Json& why);

}  // namespace svcdesk::desk
