// Civil occurrences come into the world (ruling 11, decision 15): milestones' dates and periods of
// a contract, each begun once by an event, however late the sweep. Private to the room.
#pragma once

#include <vector>

#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

struct Births {
  std::vector<journal::Event> events;      // recorded now: contract.signed, period.began, ...
  std::vector<store::PromiseRow> to_come;  // one row an obligation with something to come
};

// What the contract's own dates and recurrences have brought by the transaction's moment.
Births bring_forth(Transaction& transaction, const journal::Subject& contract,
                   const std::vector<journal::Event>& history);

// What bring_forth() would leave to come; records nothing.
std::vector<store::PromiseRow> births_to_come(const View& view, const journal::Subject& contract);

// The civil occurrences of the contract that begin in (from, to], without recording anything.
std::vector<store::PromiseRow> births_between(const View& view, const std::string& contract,
                                              Instant from, Instant to);

}  // namespace svcdesk::desk
