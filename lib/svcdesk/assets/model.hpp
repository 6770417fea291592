// A model of equipment as its events have made it: what the catalogue says of all machines of that
// vendor and name (AST-1). Pure: state = fold_model(events).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/assets/asset.hpp"

namespace svcdesk::assets {

enum class Depth { full, half };
std::string_view to_string(Depth depth);

// So many of one kind and type: 48 interfaces of 1000base-t.
struct ComponentCount {
  std::string kind;  // "power-port", "interface", "module-bay", ...
  std::string type;  // empty: not said
  std::int64_t count = 0;
  bool operator==(const ComponentCount&) const = default;
};

struct ModelFacts {
  std::string vendor;  // with `model` the name by which it is known
  std::string model;
  std::string part_number;  // these four are empty where nothing is said
  std::string slug;
  std::string airflow;
  std::string comments;
  std::int64_t half_units = 2;  // height in a rack: 0, 1 for half a unit, ...
  Depth depth = Depth::full;
  std::int64_t grams = 0;                  // 0: not said
  std::vector<ComponentCount> components;  // by kind and type
  bool operator==(const ModelFacts&) const = default;
};

// "1", "0.5": rack units.
std::string height_text(std::int64_t half_units);

struct Model {
  ModelId id;
  std::string contract;
  ModelFacts facts;
  Instant recorded;
  Instant last_event;         // the latest `at` of what people recorded
  std::int64_t revision = 0;  // the highest seq
  bool operator==(const Model&) const = default;
};

// The model behind the events of its subject: the one that its model.recorded names. In any order;
// applied in the order of (at, seq).
Model fold_model(std::span<const journal::Event> events);

// What differs: "part_number", "u_height", "interface 1000base-t".
std::vector<Edit> edits(const ModelFacts& before, const ModelFacts& after);

}  // namespace svcdesk::assets
