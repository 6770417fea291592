// From lines to messages to the world (NTF-1, ESC-3). Private to the room.
#pragma once

#include <cstdint>
#include <optional>

#include "svcdesk/desk/transaction.hpp"

namespace svcdesk::desk {

// Joins every line that is not held into messages, one a person and channel, and queues them. Lines
// whose reason has gone are dropped, on record. Page by page, so that nobody has to wait for the
// end of a storm, nor its memory grows: each page's messages are whole.
class Joining {
 public:
  // The next page; false when it was the last.
  bool step(Transaction& transaction);
  std::int64_t messages() const { return messages_; }

 private:
  std::optional<store::NoticeLine> last_;
  std::int64_t messages_ = 0;
};

// A message into the queue: its event and its row.
store::NoticeRow enqueue(Transaction& transaction, const std::string& contract,
                         store::NoticeRow row, const std::vector<std::string>& keys);

}  // namespace svcdesk::desk
