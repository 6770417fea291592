// Models of the catalogue as lists show them, and what can be asked of them.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

namespace svcdesk::store {

// A model as lists show it; the whole model is folded from its events.
struct ModelRow {
  std::int64_t number = 0;
  std::string contract, vendor, model, part_number, slug;
  std::int64_t half_units = 0;
  std::string depth;  // "full", "half"
  std::int64_t grams = 0;
  std::int64_t revision = 0;

  bool operator==(const ModelRow&) const = default;
};

template <class Row>
concept AModel = requires(Row& row) {
  row.half_units;
};

// The columns in the order of the schema, for reading and for writing.
auto columns(AModel auto& row) {
  return std::tie(row.number, row.contract, row.vendor, row.model, row.part_number, row.slug,
                  row.half_units, row.depth, row.grams, row.revision);
}

struct ModelQuery {
  std::string contract, vendor;   // empty: any; the vendor in any case
  std::string model;              // a part of its name, in any case
  std::int64_t after_number = 0;  // page: numbers above this one
  std::int64_t limit = 50;        // -1: all
};

}  // namespace svcdesk::store
