// Figures of the store (PRT-8): consumption, hit rate, lead times, dead stock, and what to add.
// Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/parts/coverage.hpp"
#include "svcdesk/time/zone.hpp"

namespace svcdesk::parts {

struct MovedAt {
  Move move;
  Instant at;
};

// Pieces fitted in a month of the contract's zone ("2026-01").
struct Consumption {
  std::string month;
  std::string kind;
  std::int64_t pieces = 0;
  bool operator==(const Consumption&) const = default;
};

// By month, then by kind. What an inspection found in a machine was not consumed.
std::vector<Consumption> consumption(const std::vector<MovedAt>& moves, const time::Zone& zone);

// Whether a request found its part in stock.
struct Asked {
  enum class Found { no, yes };
  std::string kind;
  Found found = Found::no;
};

struct HitRate {
  std::string kind;
  std::int64_t asked = 0;
  std::int64_t found = 0;

  // Rounded down; 1000 where nobody asked.
  std::int64_t permille() const;
  std::int64_t missed() const { return asked - found; }
  bool operator==(const HitRate&) const = default;
};

std::vector<HitRate> hit_rates(const std::vector<Asked>& requests);  // in the order of the kinds
HitRate total(const std::vector<HitRate>& rates);                    // of no kind

// An order that came in whole.
struct Delivered {
  std::string kind;
  Instant placed;
  Instant received;
};

struct LeadTime {
  std::string kind;
  std::int64_t orders = 0;
  Seconds shortest{};
  Seconds median{};  // of two in the middle the longer one
  Seconds longest{};
  bool operator==(const LeadTime&) const = default;
};

std::vector<LeadTime> lead_times(const std::vector<Delivered>& orders);

// Free pieces of a kind that nothing has moved since long.
struct DeadStock {
  std::string kind;
  std::int64_t free = 0;
  std::optional<Instant> last_moved;
  bool operator==(const DeadStock&) const = default;
};

// Kinds with free pieces whose newest move lies before `since`.
std::vector<DeadStock> dead_stock(const OnHandByKind& stock,
                                  const std::map<std::string, Instant>& last_moved, Instant since);

// What to add: so many were missing when asked for, or were consumed, beyond what is there and
// coming.
struct Proposal {
  std::string kind;
  std::int64_t missed = 0;
  std::int64_t consumed = 0;
  OnHand on_hand;
  std::int64_t add = 0;
  bool operator==(const Proposal&) const = default;
};

// Of the same stretch of time. Only kinds of which something is to be added.
std::vector<Proposal> proposals(const std::vector<HitRate>& rates,
                                const std::vector<Consumption>& consumed,
                                const OnHandByKind& stock);

}  // namespace svcdesk::parts
