// Who is told what, in which words, and when (NTF-1, NTF-3, ESC-3). Pure: a step that fires becomes
// lines (one a person and channel); the lines of a sweep become messages (one a person and channel,
// urgent ones of their own).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/contract/terms.hpp"
#include "svcdesk/obligations/ladder.hpp"

namespace svcdesk::notices {

// What the step is about, for finding recipients and for the words.
struct About {
  journal::Subject subject;
  std::string title;  // the case's title, the milestone's name
  std::string level;
  std::string kind;     // of a case
  std::string owner;    // person id
  std::string contact;  // person id of the reporter, where it is a named contact
  std::string site;
};

// urgent: a message of its own. The level is the contract's gravest and critical, or the recipient
// holds the role manager3 (ruling 26).
enum class Urgency { normal, urgent };

// One thing to tell one person over one channel.
struct Line {
  std::string key;  // contract|obligation|subject|occurrence|step|repeat|level|person|channel
  obligations::Firing firing;
  std::string person;
  std::string channel;
  std::vector<std::string>
      or_channels;                    // only if none of the person's lines of this firing arrives
  std::optional<Instant> hold_until;  // end of the person's quiet hours (ruling 25)
  Urgency urgency = Urgency::normal;
  bool reminder = false;  // a share, after, before or repeat: worth nothing once it is settled
};

// The recipients of a step at that moment (roles by rota, owner, contact, participants of the kind
// of case, person:ID), each with every channel of `by` that the person has an address for
// (contract::address_for), else those of `else`. Nobody reached: at once the first later step of
// this level that reaches somebody, which still fires at its own time under its own keys; last the
// contract's fallback (ruling 23).
struct Telling {
  std::vector<Line> lines;                 // none: nobody at all can be reached
  std::vector<std::string> skipped_roles;  // words of `to` that reached nobody
  std::optional<int> stood_in;             // index of the later step whose recipients are told
  bool fallback = false;
};
Telling tell(const contract::Terms& terms, const contract::Obligation& obligation,
             const obligations::Firing& firing, const About& about, Instant now);

// What a screen calls a word of `to`: the role's name, the person's, or the words for owner,
// contact and participants.
Name recipient_name(const contract::Contract& contract, const std::string& word);

// The person's address for a channel; empty where there is none.
std::string address_of(const contract::Person& person, std::string_view channel);

// What a message needs to say about a line, beside the line: the occurrence as it stands now.
struct Item {
  Line line;
  About about;
  obligations::Occurrence occurrence;
  const contract::Obligation* obligation = nullptr;
};

// False for a held reminder that has nothing to remind of any more: its occurrence is settled,
// closed, or its ladder ended. A breach is told whatever came after it (ruling 20).
bool still_due(const Item& item, Instant now);

// Whether it may be sent now: not within quiet hours, and no reminder of a clock that stands still
// (rulings 20, 25). What is due but not ready stays where it is.
bool ready(const Item& item, Instant now);

struct Message {
  std::string person;
  std::string channel;
  std::string address;  // empty: the person or the address is gone from the contract
  std::vector<std::string> or_channels;
  Urgency urgency = Urgency::normal;
  std::string title;               // one line, nothing in it that can inject a header (NTF-3)
  std::string body;                // printable; for text messages at most two parts of one
  std::vector<std::string> about;  // "C-12"
  std::vector<std::string> keys;   // of the lines it carries
};

// Joins a sweep's lines: one message a person and channel, urgent lines one each (ruling 26). The
// language is the person's, else the contract's; times are those of the person's zone, with offset.
std::vector<Message> compose(const contract::Terms& terms, std::span<const Item> items,
                             Instant now);

}  // namespace svcdesk::notices
