// Gaps in the coverage (PRT-2): each is a cycle of its own, from gap.opened to gap.closed, so that
// the contract's restock promise starts at once and ends with the stock that fills it. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/parts/coverage.hpp"

namespace svcdesk::parts {

using authority::Drafts;

// The newest gap of a kind.
struct Gap {
  enum class State { open, closed };
  std::int64_t cycle = 0;  // 1, 2, ...
  State state = State::closed;
  Instant since;  // when it came to be so
  bool operator==(const Gap&) const = default;
};

using Gaps = std::map<std::string, Gap, std::less<>>;  // by kind

// {"coverage", "DG-2026-017/ssd-960g"}.
journal::Subject coverage_subject(std::string_view contract, std::string_view kind);

// As they were recorded last; `events` in any order.
Gaps gaps_of(std::span<const journal::Event> events);

// What has changed since: gap.opened for a kind that is not covered, gap.closed for one that is, or
// that no machine needs any more. `at` is when what changed it happened; a gap is never closed
// before it was opened, nor opened before the last one was closed. "part", "cycle", "free", "need".
Drafts gap_changes(std::string_view contract, const Gaps& gaps, const Coverage& coverage,
                   Instant at);

}  // namespace svcdesk::parts
