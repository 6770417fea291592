// Applying a contract inside a transaction of somebody else's. Private to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "svcdesk/desk/contracts.hpp"
#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

// The file read and checked, before any database is opened.
struct CheckedContract {
  contract::Contract contract;
  std::vector<Finding> warnings;
  std::map<std::string, std::string> files;  // the bytes of those beside it, by name
  std::string bytes;                         // of all of them: what the call carries
};

// Throws Error(invalid) with every finding.
CheckedContract check(const ContractFile& file);

Applied apply_in(Transaction& tx, const ContractFile& file, CheckedContract checked,
                 std::optional<Instant> effective, Contracts::Move move);

// What the call that recorded this event gave back, but for what it moved.
Applied applied_before(const View& view, const journal::Event& first);

}  // namespace svcdesk::desk
