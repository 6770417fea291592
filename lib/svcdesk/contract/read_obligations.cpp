#include <algorithm>
#include <utility>

#include "svcdesk/contract/sections.hpp"
#include "svcdesk/journal/catalogue.hpp"

namespace svcdesk::contract {
namespace {

// The full name, or what stands in the file where the catalogue has no such event: the checks
// report that.
std::string full_name(const std::string& name, const std::string& kind) {
  const journal::EventType* type = journal::resolve(name, kind);
  return type ? std::string(type->name) : name;
}

// "responded", or { event = "inspection.finished", kind = "pre-holiday" }.
void read_filter(const Slot& slot, const std::string& kind, EventFilter& to) {
  if (slot.node.kind == Node::Kind::text) {
    to.event = full_name(slot.node.text, kind);
    return;
  }
  if (slot.node.kind != Node::Kind::table) return slot.wrong("event");
  for (const auto& [key, inner] : members_of(slot)) {
    if (key == "event") {
      read_value(inner, to.event);
      to.event = full_name(to.event, kind);
    } else {
      read_value(inner, to.where[key]);
    }
  }
  if (to.event.empty()) slot.error({"contract.missing_key", {{"key", slot.label + ".event"}}});
}

void read_filters(const Scope& scope, std::string_view key, const std::string& kind,
                  std::vector<EventFilter>& to) {
  const auto slot = scope.slot(key);
  if (!slot) return;
  for (const Slot& item : items_of(*slot)) read_filter(item, kind, to.emplace_back());
}

// due = "event", or { before = "ends", lead = "1mo" }.
void read_due(const Slot& slot, Obligation& to) {
  if (slot.node.kind == Node::Kind::text) {
    to.due_from_event = slot.node.text == "event";
    if (!to.due_from_event) slot.wrong("due");
    return;
  }
  if (slot.node.kind != Node::Kind::table) return slot.wrong("due");
  const Scope scope(slot, Table::due);
  CivilDue& due = to.due.emplace();
  scope.read("before", due.before);
  scope.read("lead", due.lead);
  scope.read("opens", due.opens);
}

void read_lines(const Slot& slot, Obligation& to) {
  to.line = slot.node.at.line;
  for (const Member& member : slot.node.members) {
    to.lines.push_back({member.key, member.at.line});
  }
}

void read_policies(const Scope& scope, Obligation& to) {
  scope.read("on-level-change", to.on_level_change);
  scope.read("reopen", to.on_reopen);
  scope.read("partial", to.partial);
  scope.read("owner", to.owner);
  const auto owed = scope.slot("owed-by");
  if (!owed) return;
  read_value(*owed, to.owed_by);
  const std::vector<std::string> known(owing.begin(), owing.end());
  if (std::find(known.begin(), known.end(), to.owed_by) == known.end()) {
    owed->error(unknown("word", to.owed_by, known));
  }
}

void read_obligation(const Slot& slot, Obligation& to) {
  const Scope scope(slot, Table::obligation);
  read_lines(slot, to);
  if (const auto name = scope.slot("name")) {
    read_value(*name, to.name);
    if (name->node.kind == Node::Kind::text) check_code(*name, to.name);
  }
  scope.read("title", to.title);
  scope.read("clause", to.clause);
  scope.read("on", to.on);
  scope.read("when", to.when);
  read_filters(scope, "starts", to.on, to.starts);
  read_filters(scope, "met-by", to.on, to.met_by);
  read_filters(scope, "void-by", to.on, to.void_by);
  scope.read("every", to.every);
  if (const auto due = scope.slot("due")) read_due(*due, to);
  scope.read("within", to.within);
  scope.read("calendar", to.calendar);
  scope.read("pauses", to.pauses);
  read_policies(scope, to);
  if (const auto steps = scope.slot("escalate")) read_steps(*steps, to);
}

// The key that says when a step fires, if exactly one is there.
std::optional<Slot> time_slot(const Scope& scope) {
  std::optional<Slot> found;
  std::size_t count = 0;
  for (const char* key : {"at", "after", "before", "late", "when-event"}) {
    auto slot = scope.slot(key);
    if (!slot) continue;
    ++count;
    if (!found) found.emplace(*slot);
  }
  if (count != 1 && scope.self().node.kind == Node::Kind::table) {
    scope.self().error({"contract.step_time", {}});
  }
  return found;
}

void read_step_time(const Scope& scope, const std::string& kind, StepTime& to) {
  const auto slot = time_slot(scope);
  if (!slot) return;
  if (scope.has("when-event")) {
    to.kind = StepTime::Kind::event;
    read_value(*slot, to.event);
    to.event = full_name(to.event, kind);
  } else if (!scope.has("at")) {
    to.kind = scope.has("after")    ? StepTime::Kind::after
              : scope.has("before") ? StepTime::Kind::before
                                    : StepTime::Kind::late;
    read_value(*slot, to.span);
  } else if (slot->node.kind != Node::Kind::text || slot->node.text != "breach") {
    to.kind = StepTime::Kind::share;
    read_value(*slot, to.share);
  }
}

void read_step(const Slot& slot, const std::string& kind, Step& to) {
  const Scope scope(slot, Table::step);
  to.line = slot.node.at.line;
  read_step_time(scope, kind, to.when);
  scope.read("to", to.to);
  scope.read("by", to.by);
  scope.read("else", to.or_by);
  scope.read("repeat", to.repeat);
  scope.read("until", to.until);
  scope.read("ack-for", to.ack_for);
  scope.read("quiet", to.quiet);
  scope.read("text", to.text);
}

}  // namespace

void read_obligations(const Slot& slot, Contract& to) {
  if (slot.node.kind != Node::Kind::list) return slot.wrong("tables");
  for (std::size_t i = 0; i < slot.node.items.size(); ++i) {
    // Labels are the keys as they stand under [[obligations]].
    read_obligation({slot.in, slot.node.items[i], {}}, to.obligations.emplace_back());
  }
}

void read_steps(const Slot& slot, Obligation& to) {
  if (slot.node.kind != Node::Kind::list) return slot.wrong("tables");
  for (const Slot& item : items_of(slot)) read_step(item, to.on, to.steps.emplace_back());
}

}  // namespace svcdesk::contract
