// From lines to messages to the world (NTF-1, ESC-3). Private to the room.
#pragma once

#include <cstdint>

#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

// Joins every line that is not held into messages, one a person and channel, and queues them. Lines
// whose reason has gone are dropped, on record. Gives the number of messages.
std::int64_t join_lines(Transaction& transaction);

// A message into the queue: its event and its row.
store::NoticeRow enqueue(Transaction& transaction, const std::string& contract,
                         store::NoticeRow row, const std::vector<std::string>& keys);

}  // namespace svcdesk::desk
