// Who is told what, in which words, and when (NTF-1, NTF-3, ESC-3). Pure: a step that fires becomes
// lines (one a person and channel); the lines of a sweep become messages (one a person and channel,
// urgent ones of their own).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "svcdesk/contract/terms.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::notices {

// What the step is about, for finding recipients and for the words.
struct About {
  journal::Subject subject;
  std::string title;     // the case's title, the milestone's name
  std::string level;
  std::string owner;     // person id
  std::string contact;   // person id of the reporter, where it is a named contact
  std::string site;
};

enum class Urgency { normal, urgent };

// One thing to tell one person over one channel.
struct Line {
  std::string key;  // contract|obligation|subject|occurrence|step|repeat|level|person|channel
  obligations::Firing firing;
  std::string person;
  std::string channel;
  std::vector<std::string> or_channels;
  std::optional<Instant> hold_until;  // quiet hours (ruling 25)
  Urgency urgency = Urgency::normal;
  bool reminder = false;
};

// The recipients of a step at that moment (roles by rota, owner, contact, person:ID), each with every
// channel of `by` that the person has; nobody on duty: the first later step that reaches somebody,
// last the contract's fallback (ruling 23). `why` says so in words for the journal.
struct Telling {
  std::vector<Line> lines;
  std::vector<std::string> skipped_roles;  // nobody on duty
  bool fallback = false;
};
Telling tell(const contract::Terms& terms, const contract::Obligation& obligation,
             const obligations::Firing& firing, const About& about, Instant now);

// What a message needs to say about a line, beside the line: the occurrence as it stands now.
struct Item {
  Line line;
  About about;
  obligations::Occurrence occurrence;
  const contract::Obligation* obligation = nullptr;
};

struct Message {
  std::string person;
  std::string channel;
  std::string address;
  std::vector<std::string> or_channels;
  Urgency urgency = Urgency::normal;
  std::string title;               // one line, nothing in it that can inject a header (NTF-3)
  std::string body;
  std::vector<std::string> about;  // "C-12"
  std::vector<std::string> keys;   // of the lines it carries
};

// Joins a sweep's lines: one message a person and channel, urgent lines one each (ruling 26). The
// language is the person's, else the contract's.
std::vector<Message> compose(const contract::Terms& terms, std::span<const Item> items, Instant now);

}  // namespace svcdesk::notices
