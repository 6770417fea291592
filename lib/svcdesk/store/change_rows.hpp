// Changes and vendors' releases as lists show them, and what can be asked of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::store {

struct ChangeRow {
  std::int64_t number = 0;
  std::string contract, status, kind, title, requested_by, signed_by, origin;
  std::int64_t attempts = 0;
  std::optional<Instant> window_from, window_to;
  Instant opened;
  std::optional<Instant> ended;
  Instant last_event;
  std::int64_t revision = 0;
};

struct ReleaseRow {
  std::int64_t number = 0;
  std::string contract, status, vendor, product, version, kind, published;
  std::int64_t matches = 0;
  std::optional<std::int64_t> change_number;
  Instant recorded;
  std::optional<Instant> ended;
  Instant last_event;
  std::int64_t revision = 0;
};

template <class Row>
concept AChange = requires(Row& row) {
  row.window_from;
};
template <class Row>
concept ARelease = requires(Row& row) {
  row.matches;
};

// The columns in the order of the schema, for reading and for writing.
auto columns(AChange auto& row) {
  return std::tie(row.number, row.contract, row.status, row.kind, row.title, row.requested_by,
                  row.signed_by, row.origin, row.attempts, row.window_from, row.window_to,
                  row.opened, row.ended, row.last_event, row.revision);
}
auto columns(ARelease auto& row) {
  return std::tie(row.number, row.contract, row.status, row.vendor, row.product, row.version,
                  row.kind, row.published, row.matches, row.change_number, row.recorded, row.ended,
                  row.last_event, row.revision);
}

// Newest first, in pages below a number (0: from the newest).
struct ChangeQuery {
  std::string contract, status, kind;  // empty: any
  enum class Only { all, open } only = Only::open;
  std::int64_t before_number = 0;
  std::int64_t limit = 50;  // -1: all
};

}  // namespace svcdesk::store
