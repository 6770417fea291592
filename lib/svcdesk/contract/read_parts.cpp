#include <set>

#include "svcdesk/contract/sections.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::contract {
namespace {

// Far more than a machine has or a depot keeps, and small enough to be added up.
constexpr std::int64_t most_pieces = 1'000'000;
constexpr std::int64_t most_performance = 1'000'000'000'000;
constexpr std::int64_t best_rating = 5;

struct Limits {
  std::int64_t least;
  std::int64_t most;
};

void read_number(const Slot& slot, Limits limits, std::int64_t& to) {
  read_value(slot, to);
  const bool fits = to >= limits.least && to <= limits.most;
  if (fits || slot.node.kind != Node::Kind::integer) return;
  slot.error({"contract.out_of_range",
              {{"key", slot.label},
               {"number", std::to_string(to)},
               {"least", std::to_string(limits.least)},
               {"most", std::to_string(limits.most)}}});
}

// No calendar is asked how long a way or a reservation lasts.
void read_real_time(const Slot& slot, time::Duration& to) {
  read_value(slot, to);
  if (to.is_counted()) return;
  slot.error({"contract.not_real_time", {{"key", slot.label}, {"text", time::to_string(to)}}});
}

void read_reservation(const Slot& slot, Supply& to) {
  time::Duration length{1, time::Unit::hour};  // stays where there is no duration to judge
  read_real_time(slot, length);
  if (length.count == 0) slot.error({"contract.reserves_nothing", {{"text", slot.node.text}}});
  to.reservation = length;
}

void read_depot(const Slot& slot, Depot& to) {
  const Scope scope(slot, Table::depot);
  scope.read("name", to.name);
  scope.read("address", to.address);
  const auto travel = scope.slot("travel");
  if (!travel) return;
  for (const auto& [site, inner] : members_of(*travel)) read_real_time(inner, to.travel[site]);
}

void read_kind(const Slot& slot, PartKind& to) {
  const Scope scope(slot, Table::part_kind);
  scope.read("name", to.name);
  scope.read("part-number", to.part_number);
  scope.read("by-serial", to.by_serial);
  scope.read("holds-data", to.holds_data);
  scope.read("tool", to.tool);
  if (const auto performance = scope.slot("performance")) {
    read_number(*performance, {1, most_performance}, to.performance);
  }
  scope.read("substitutes", to.substitutes);
  if (const auto keep = scope.slot("keep")) read_number(*keep, {0, most_pieces}, to.keep);
}

// What people call a machine by: one line.
void read_call_name(const Scope& scope, std::string_view key, std::string& to) {
  const auto slot = scope.slot(key);
  if (!slot) return;
  read_value(*slot, to);
  const bool line = !to.empty() && to.find('\n') == std::string::npos && to.size() <= 200;
  if (slot->node.kind == Node::Kind::text && !line) slot->wrong("line");
}

void read_model(const Slot& slot, MachineModel& to) {
  const Scope scope(slot, Table::machine_model);
  read_call_name(scope, "vendor", to.vendor);
  read_call_name(scope, "model", to.model);
  to.code = to.vendor + " " + to.model;
  const auto parts = scope.slot("parts");
  if (!parts) return;
  for (const auto& [kind, inner] : members_of(*parts)) {
    read_number(inner, {1, most_pieces}, to.parts[kind]);
  }
}

}  // namespace

void read_kinds(const Scope& parts, Supply& to) {
  if (const auto kinds = parts.slot("kinds")) {
    read_named(*kinds, to.kinds, &PartKind::code, read_kind);
  }
  const auto models = parts.slot("models");
  if (!models) return;
  if (models->node.kind != Node::Kind::list) return models->wrong("tables");
  std::set<std::string> seen;
  for (const Slot& item : items_of(*models)) {
    MachineModel& model = to.models.emplace_back();
    read_model(item, model);
    const bool named = !model.vendor.empty() && !model.model.empty();
    if (named && !seen.insert(model.code).second) {
      item.error({"contract.model_twice", {{"model", model.code}}});
    }
  }
}

void read_parts(const Slot& slot, const Sources& sources, Places& places, Contract& to) {
  const Scope scope(slot, Table::parts);
  Supply& parts = to.parts;
  if (const auto reservation = scope.slot("reservation")) {
    read_reservation(*reservation, parts);
  }
  if (const auto rating = scope.slot("lowest-rating")) {
    read_number(*rating, {1, best_rating}, parts.lowest_rating);
  }
  scope.read("data-stays", parts.data);
  if (const auto depots = scope.slot("depots")) {
    read_named(*depots, parts.depots, &Depot::code, read_depot);
  }
  read_kinds(scope, parts);
  if (const auto catalogues = scope.slot("catalogues")) {
    read_catalogues(*catalogues, sources, places, to);
  }
}

}  // namespace svcdesk::contract
