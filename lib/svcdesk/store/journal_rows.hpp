// The database itself, its events, chains and contract versions, as the store keeps them.
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

// Of payload: whoever reads page by page holds about so much, however much an event holds.
inline constexpr std::size_t bytes_a_page = std::size_t{4} << 20U;

struct EventQuery {
  std::optional<journal::Subject> subject;  // own events and those that refer to it
  std::string contract;                     // empty: all
  std::string type_prefix;                  // "case." or "case.opened"
  std::string actor;
  std::optional<Instant> from, to;  // recorded
  std::int64_t after = 0;           // seq
  std::int64_t before = 0;          // seq below this one; 0: up to the newest
  std::int64_t limit = 1000;
  enum class Order { oldest_first, newest_first } order = Order::oldest_first;
};

struct SubjectHistory {
  journal::Subject subject;
  std::vector<journal::Event> events;  // by seq
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
  std::string zone;         // the contract's own, for whoever needs no more of it
};

}  // namespace svcdesk::store
