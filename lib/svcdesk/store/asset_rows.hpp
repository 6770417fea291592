// Assets as lists show them, and what can be asked of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "svcdesk/time/instant.hpp"

namespace svcdesk::store {

// An asset as lists show it; the whole asset is folded from its events.
struct AssetRow {
  std::int64_t number = 0;
  std::string contract, status, tag, name, vendor, model, part_number, serial_number;
  std::string site, rack, position, contact, faulty;
  std::string warranty_until, coverage_from, coverage_until;  // days, "2028-12-31", or empty
  Instant added;
  std::optional<Instant> retired;
  Instant last_event;
  std::int64_t revision = 0;

  bool operator==(const AssetRow&) const = default;
};

struct ComponentRow {
  std::int64_t number = 0;
  std::string slot, kind, vendor, product, version, model, part_number, serial_number;

  bool operator==(const ComponentRow&) const = default;
};

struct LinkRow {
  std::int64_t number = 0;
  std::string kind;
  std::int64_t other = 0;
  std::string note;

  bool operator==(const LinkRow&) const = default;
};

template <class Row>
concept AnAsset = requires(Row& row) {
  row.coverage_until;
};
template <class Row>
concept AComponent = requires(Row& row) {
  row.slot;
};
template <class Row>
concept ALink = requires(Row& row) {
  row.other;
};

// The columns in the order of the schema, for reading and for writing.
auto columns(AnAsset auto& row) {
  return std::tie(row.number, row.contract, row.status, row.tag, row.name, row.vendor, row.model,
                  row.part_number, row.serial_number, row.site, row.rack, row.position, row.contact,
                  row.faulty, row.warranty_until, row.coverage_from, row.coverage_until, row.added,
                  row.retired, row.last_event, row.revision);
}
auto columns(AComponent auto& row) {
  return std::tie(row.number, row.slot, row.kind, row.vendor, row.product, row.version, row.model,
                  row.part_number, row.serial_number);
}
auto columns(ALink auto& row) { return std::tie(row.number, row.kind, row.other, row.note); }

struct MachinesRow {
  std::string vendor, model;
  std::int64_t count = 0;
};

struct AssetQuery {
  std::string contract, status, site, rack, vendor, model, serial_number, tag;  // empty: any
  std::string product, version;                                                 // of a component
  std::string uncovered_on;  // a day, "2026-01-05", on which the contract does not cover it
  enum class Faults { any, only } faults = Faults::any;
  std::int64_t after_number = 0;  // page: numbers above this one
  std::int64_t limit = 50;        // -1: all
};

}  // namespace svcdesk::store
