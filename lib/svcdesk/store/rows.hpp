// Rows as the store keeps them: plain values, one struct a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/base/hash.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::store {

// SQLite's locks cannot be relied on over NFS, SMB, 9p or FUSE: refused unless somebody insists.
enum class NetworkFiles { refuse, allow };

struct CreateOptions {
  bool drill = false;  // `init --drill`: --now may move the clock (decision 11)
  std::string group;   // `init --shared GROUP`: mode 0660 and this group
  Instant now;
  NetworkFiles network = NetworkFiles::refuse;
};

struct OpenOptions {
  Seconds wait{30};  // for the lock file and then for SQLite, both together (reliability.md)
  NetworkFiles network = NetworkFiles::refuse;
};

struct DeskInfo {
  std::string path;
  std::string identity;  // random, given at creation
  bool drill = false;
  int schema = 0;
  Instant created;
  std::string sqlite_version;
  std::string journal_mode;
  std::int64_t bytes = 0;
};

struct EventQuery {
  std::optional<journal::Subject> subject;  // own events and those that refer to it
  std::string contract;                     // empty: all
  std::string type_prefix;                  // "case." or "case.opened"
  std::string actor;
  std::optional<Instant> from, to;  // recorded
  std::int64_t after = 0;           // seq
  std::int64_t before = 0;  // seq below this one; 0: up to the newest
  std::int64_t limit = 1000;
  enum class Order { oldest_first, newest_first } order = Order::oldest_first;
};

// An event with the very bytes that were hashed.
struct StoredEvent {
  journal::Event event;
  std::string refs_text;
  std::string payload_text;
  Digest hash{};
};

struct ChainHead {
  std::string contract;  // empty: the desk's own chain
  std::int64_t seq = 0;
  std::int64_t count = 0;
  Digest hash{};
};

struct ContractRow {
  std::string id;
  std::int64_t version = 1;
  Instant effective;
  std::int64_t applied_seq = 0;
  std::string title;
  std::string file_sha256;  // of the TOML bytes, a document
  std::string compiled;     // contract::compile()
};

// A case as lists and searches show it; the whole case is folded from its events.
struct CaseRow {
  std::int64_t number = 0;
  std::string contract;
  std::int64_t contract_version = 1;  // pinned when it was opened (decision 7)
  std::string status, path, kind, level, title, reporter, owner, site, asset, product, external_id;
  std::string cause, solution;
  Instant opened;
  std::optional<Instant> resolved, closed;
  std::optional<Instant> paused_since;
  std::string pause_reason;
  Instant last_event;
  std::int64_t revision = 0;
};

struct CaseQuery {
  std::string contract, status, level, kind, owner, reporter, site, asset;  // empty: any
  std::string search;  // Chinese or English words, all of them
  std::optional<Instant> opened_from, opened_to;
  enum class Only { all, in_breach, unassigned, waiting } only = Only::all;
  std::int64_t before_number = 0;  // page: numbers below this one; 0: from the newest
  std::int64_t limit = 50;         // -1: all
};

// One occurrence of an obligation, as folded, with the one time at which the sweep has to look
// again.
struct PromiseRow {
  std::string contract;
  std::int64_t contract_version = 1;
  journal::Subject subject;
  std::string obligation;
  std::string occurrence;  // empty: a birth to come (period.began is due at next_due)
  std::string phase;       // running, paused, halted, fulfilled, voided, unborn
  std::string verdict;     // open, kept, broken, waived
  std::string level;
  Instant started;
  std::int64_t started_by = 0;
  std::optional<Instant> due;
  std::optional<Instant> settled_at;
  std::optional<Instant> breached_at;  // under the level in force
  std::int64_t breaches = 0;
  bool reclassified = false;
  bool overtaken = false;
  std::int64_t limit_seconds = 0;
  std::int64_t used_seconds = 0;  // at settlement, else when it was last folded
  std::optional<Instant> next_due;
};

struct PromiseQuery {
  std::string contract, obligation, subject_kind;
  enum class Only { all, open, in_breach } only = Only::open;
  std::optional<Instant> due_to;                      // due at or before
  std::optional<Instant> started_from, started_to;    // [from, to)
  std::optional<Instant> touching_from, touching_to;  // alive at some moment of [from, to)
  std::int64_t limit = -1;
  enum class Order { by_due, by_start } order = Order::by_due;
};

struct DueSubject {
  std::string contract;
  journal::Subject subject;
  Instant next_due;
};

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
