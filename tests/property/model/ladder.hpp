// The ladder: what is due to be told of an occurrence, and whom (rulings 19 to 27).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "clock.hpp"

namespace model {

// What is on record of an occurrence's ladder.
struct Fired {
  int step = 0, repeat = 0;
  std::string key;  // tells firings of one step apart: level breached, event, round
  Time at = 0;      // when
};
struct Record {
  std::vector<Fired> fired;
  std::set<std::pair<std::string, Time>> breaches;  // level and deadline; not overtaken
};

struct Firing {
  int step = 0, repeat = 0;
  std::string key;
  Time planned = 0;
  std::int64_t joined = 0;  // repeats that an outage swallowed
};

// What fires now; `acts` are the case's.
std::vector<Firing> due_firings(const Occurrence& one, const Record& record, const Acts& acts,
                                Time now);
// When something may fire next, if nothing happens: for the moments that a test wants to see.
std::vector<Time> moments(const Occurrence& one);

// One thing to tell one person over one channel.
struct Line {
  std::string key;  // of the firing, the person and the channel
  std::string person, channel;
  std::vector<std::string> otherwise;
  std::optional<Time> hold;  // until the person's quiet hours are over
  bool urgent = false, reminder = false;
};

struct Matter {
  std::string level, owner, contact;  // of the case
};

// Whom the firing tells, all at once (rulings 23 to 26).
std::vector<Line> told_by(const Promise& promise, const Firing& firing, const Matter& matter,
                          Time now);

}  // namespace model
