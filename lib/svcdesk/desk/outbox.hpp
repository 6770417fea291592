// From lines to messages to the world (NTF-1, ESC-3). Private to the room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/desk/planner.hpp"

namespace svcdesk::desk {

// What is joined at once: more than a day of the largest desk. In a storm each person gets one
// message for so many lines of everybody's.
inline constexpr std::int64_t lines_at_once = 2'000;

// How subjects stand in one transaction, each looked up at most once however many lines it has.
class Standing {
 public:
  explicit Standing(const View& view) : view_(view) {}

  // As it was just settled; an event that changed it afterwards takes that back.
  void know(const journal::Subject& subject, Settled settled);
  void changed(const journal::Event& event);

  // What the line is about; nothing when its occurrence has gone (a version was moved away).
  std::optional<notices::Item> item(const store::NoticeLine& line);

 private:
  struct Subject {
    std::vector<Judged> judged;
    std::string title, owner;
  };
  const Subject& load(const journal::Subject& subject);

  const View& view_;
  std::map<journal::Subject, Subject> known_;
};

// Joins every line that is not held into messages, one a person and channel, and queues them. Lines
// whose reason has gone are dropped, on record. Page by page, so that nobody has to wait for the
// end of a storm, nor its memory grows: each page's messages are whole.
class Joining {
 public:
  // At most so many lines of the events behind `seq`; those that are held are for later.
  void join_new(Transaction& transaction, Standing& standing, std::int64_t seq, std::int64_t lines);
  // The next page of all; false when it was the last.
  bool step(Transaction& transaction, Standing& standing);
  std::int64_t messages() const { return messages_; }

 private:
  void join(Transaction& transaction, Standing& standing,
            const std::vector<store::NoticeLine>& lines);

  std::optional<store::NoticeLine> last_;
  std::int64_t messages_ = 0;
};

// A message into the queue: its event and its row.
store::NoticeRow enqueue(Transaction& transaction, const std::string& contract,
                         store::NoticeRow row, const std::vector<std::string>& keys);

}  // namespace svcdesk::desk
