// What is to be told, and the notices that carry it, as the store keeps them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/journal/event.hpp"

namespace svcdesk::store {

// One thing to tell one person over one channel: unique by its key (decision 16).
struct NoticeLine {
  std::string key;
  std::string contract;
  journal::Subject subject;
  std::string obligation, occurrence;
  int step = 0;
  int repeat = 0;
  std::string level;
  std::string person;
  std::string channel;
  std::vector<std::string> or_channels;  // tried only when none of the listed could deliver
  Instant planned;                       // the step's time on the clock
  Instant fired;
  std::optional<Instant> hold_until;  // quiet hours
  bool urgent = false;                // P1, or to Manager3: a message of its own (ruling 26)
  bool reminder = false;              // share, after, before: looked at again after a hold
  int joined = 0;
  std::int64_t event = 0;  // seq of step.fired
};

struct NoticeRow {
  std::int64_t number = 0;
  std::string contract;
  std::string person;
  std::string channel;
  std::string address;
  std::string title;
  std::string body;
  std::string message_id;  // stable: the receiver's dedup key
  std::string state;       // queued, sent, dead, dropped
  bool urgent = false;
  std::vector<std::string> or_channels;
  std::vector<std::string> about;  // printed subjects: "C-12"
  Instant queued;
  std::int64_t tries = 0;
  std::optional<Instant> last_try;
  std::string last_error;
  // Operational, not part of what db verify compares (decision 5):
  Instant next_try;
  std::optional<Instant> lease_until;
  std::string lease_owner;
};

struct NoticeQuery {
  std::string contract, person, state, about;
  std::int64_t limit = 50;
};

}  // namespace svcdesk::store
