// Cases as lists and searches show them, and what can be asked of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::store {

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
  bool paid_work = false;  // not counted against the contract (AST-2)
  Instant last_event;
  std::int64_t revision = 0;

  bool operator==(const CaseRow&) const = default;
};

// Cases that were alive in [from, to), or have a promise that was; found among some rows.
struct CasesAlive {
  std::vector<std::int64_t> numbers;
  std::int64_t last = 0;  // of the rows that were looked at; 0: there is none any more
};

struct CaseQuery {
  std::string contract, status, level, kind, owner, reporter, site, asset;  // empty: any
  std::string search;  // Chinese or English words, all of them
  std::optional<Instant> opened_from, opened_to;
  enum class Only { all, in_breach, unassigned, waiting } only = Only::all;
  Instant as_of{};  // in_breach: a deadline before this moment, whether a sweep has seen it or not
  std::int64_t before_number = 0;  // page: numbers below this one; 0: from the newest
  std::int64_t limit = 50;         // -1: all
};

}  // namespace svcdesk::store
