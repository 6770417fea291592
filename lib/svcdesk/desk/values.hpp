// What the desk's counters take and give: plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "svcdesk/assets/model.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/cases/requests.hpp"
#include "svcdesk/obligations/explain.hpp"
#include "svcdesk/obligations/simulate.hpp"
#include "svcdesk/store/rows.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::desk {

// What a changing call did.
struct Changed {
  std::vector<journal::Event> events;  // as recorded (seq 0 in a dry run)
  std::vector<Message> warnings;
  enum class How { done, repeated, dry_run } how = How::done;  // repeated: --request-id was known
};

struct CaseChanged : Changed {
  cases::Case state;
  std::vector<store::PromiseRow> promises;
};

// A promise with the words a screen needs.
struct PromiseView {
  store::PromiseRow row;
  Name title;                   // of the subject: the case's title, the obligation's own
  std::string owner;            // person id
  std::vector<Name> next_told;  // whom the next step tells
  std::optional<Instant> next_step;
};

struct CaseFile {
  cases::Case state;
  std::vector<store::PromiseRow> promises;
  time::Zone zone = time::Zone::utc();  // of the case's contract, whatever others there are
};

// `case why`: one occurrence explained, with who was told.
struct Explanation {
  obligations::Occurrence occurrence;
  std::vector<obligations::Reason> reasons;
  struct Told {
    std::string person, channel, state;  // queued, sent, dead, held
    std::optional<Instant> planned, fired, delivered;
    int step = 0, repeat = 0;
    bool late = false;
  };
  std::vector<Told> told;
  std::vector<obligations::Firing> to_come;
  std::string contract;
  std::int64_t contract_version = 1;
};

// The asset's file: what it is, what happened to it, which cases it had (AST-1, CASE-8).
struct AssetFile {
  assets::Asset state;
  std::vector<std::string> linked;  // the tags behind state.links, in their order
  struct Back {
    std::string as;
    AssetId from;
    std::string tag;
    std::string note;
  };
  std::vector<Back> linked_from;
  std::optional<assets::Model> model;  // of the catalogue, where that has it
  std::vector<assets::Revision> revisions;
  std::vector<store::CaseRow> cases;  // newest first
  std::vector<store::PromiseRow> promises;
};

// Before a visit (CASE-8).
struct Brief {
  cases::Case state;
  std::optional<AssetFile> asset;          // where the register knew it when the case was opened
  std::vector<store::CaseRow> same_asset;  // newest first
  std::vector<store::CaseRow> same_fault;  // solved ones whose words are most alike
};

struct OnDuty {
  std::string role;
  Name name;  // of the role
  std::vector<std::string> people;
  std::optional<Instant> until;
};

// `svcdesk` without arguments.
struct Board {
  Instant now;
  std::string zone;
  std::string contract;
  std::vector<OnDuty> on_duty;
  // The most urgent ones of each; the counts are of all.
  std::vector<PromiseView> breached;  // cases by level, newest deadline first; then the rest
  std::vector<PromiseView> due_next;  // soonest first
  std::vector<store::CaseRow> waiting;
  std::int64_t breached_count = 0;
  std::int64_t waiting_count = 0;
  std::int64_t open_cases = 0;
};

struct SweepResult {
  std::int64_t subjects = 0;  // looked at
  std::int64_t breaches = 0;  // put on record
  std::int64_t firings = 0;
  std::int64_t notices = 0;  // messages queued
  std::int64_t born = 0;     // civil occurrences begun
};

struct DeliveryResult {
  std::int64_t sent = 0;
  std::int64_t again = 0;  // will be tried again
  std::int64_t dead = 0;   // given up
};

struct ImportResult {
  std::int64_t cases = 0;      // new
  std::int64_t unchanged = 0;  // were there already
  std::int64_t events = 0;
  std::vector<Finding> findings;
};

// What `db verify` looks at: all of the file, or the record alone (AUD-2).
enum class VerifyScope { everything, chains };

struct VerifyResult {
  std::int64_t events = 0;
  std::int64_t chains = 0;
  std::vector<Message> faults;  // empty: sound
  std::vector<store::ChainHead> heads;
};

}  // namespace svcdesk::desk
