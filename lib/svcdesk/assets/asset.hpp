// A maintained machine or programme as its events have made it (AST-1, AST-2). Pure: state =
// fold(events).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/authority/acting.hpp"
#include "svcdesk/base/ids.hpp"
#include "svcdesk/journal/event.hpp"

namespace svcdesk::assets {

using authority::Acting;
using authority::Drafts;

enum class Status { in_service, retired };
std::string_view to_string(Status status);

// A part of the machine, or what runs on it. Its slot is unique in the asset: "bios", "disk-1".
struct Component {
  std::string slot;
  std::string kind;  // hardware, firmware, os, software
  std::string vendor;
  std::string product;
  std::string version;
  std::string model;
  std::string part_number;
  std::string serial_number;
  bool operator==(const Component&) const = default;
};

// How the asset stands to another one of the register.
struct Link {
  std::string as;  // connected-to, cluster-of, backup-of
  AssetId to;
  std::string note;  // port, role in the cluster
  bool operator==(const Link&) const = default;
};

struct Asset {
  AssetId id;
  std::string contract;
  Status status = Status::in_service;
  std::string tag;  // what people call it; unique among those in service
  std::string name;
  std::string vendor;
  std::string model;
  std::string part_number;
  std::string serial_number;
  std::string site;
  std::string rack;
  std::string position;  // in the rack
  std::string contact;
  std::string configuration;
  std::string faulty;          // what was faulty at the first inspection (AST-2); empty: nothing
  std::string warranty_until;  // last days, "2028-12-31"; empty: not known, or for ever
  std::string coverage_from;
  std::string coverage_until;
  std::vector<Component> components;  // by slot
  std::vector<Link> links;            // by kind and asset
  Instant added;
  std::optional<Instant> retired;
  std::string retired_why;
  Instant last_event;         // the latest `at` of what people recorded
  std::int64_t revision = 0;  // the highest seq

  const Component* component(std::string_view slot) const;
  const Link* link(std::string_view as, AssetId to) const;
  // Whether the contract covers it on that day: in service, and within its dates.
  bool covered(Date day) const;
  bool operator==(const Asset&) const = default;
};

// A plain member of an asset, under the name that it has in events, JSON, CSV and options.
struct Field {
  std::string_view key;
  std::string Asset::*member;
  enum class Kind { text, date } kind = Kind::text;
};
std::span<const Field> fields();
const Field* find_field(std::string_view key);

// The same of a component, its slot left out.
struct ComponentField {
  std::string_view key;
  std::string Component::*member;
};
std::span<const ComponentField> component_fields();
std::span<const std::string_view> component_kinds();
std::span<const std::string_view> link_kinds();

// The asset behind the events of its subject; those that only refer to it are passed over. In any
// order; applied in the order of (at, seq).
Asset fold(std::span<const journal::Event> events);

// One thing that a recorded change did, for people: "firmware.bios.version", 2.1, 2.4.
struct Edit {
  std::string what;
  std::string before;
  std::string after;
  bool operator==(const Edit&) const = default;
};

// What differs from one state to the other, in the order of the fields.
std::vector<Edit> edits(const Asset& before, const Asset& after);

// An event of the asset's own with what it changed.
struct Revision {
  journal::Event event;
  std::vector<Edit> edits;
};
std::vector<Revision> revisions(std::span<const journal::Event> events);

}  // namespace svcdesk::assets
