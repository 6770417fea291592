// What was decided, put on record, with every subject that it touches brought up to date. Private
// to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

// Who acts in this call, and when.
authority::Acting acting(const View& view);

// Puts a subject that the draft opens on that version of the contract; without it, carry_out finds
// the one that is in force.
void pin(journal::Draft& draft, std::int64_t version);

// Records the drafts in that contract's chain and settles what they are about or refer to; the
// promises of `first` come back. An event that opens a subject pins the version of the contract
// that is in force then (CON-3).
std::vector<store::PromiseRow> carry_out(Transaction& transaction, const journal::Subject& first,
                                         const std::string& contract, authority::Drafts drafts);

// What an event that was just recorded does to the ledger of parts.
void post(Transaction& transaction, const journal::Event& event);

// What is flagged in the events for the person at the keyboard.
std::vector<Message> warnings_of(const std::vector<journal::Event>& events);

}  // namespace svcdesk::desk
