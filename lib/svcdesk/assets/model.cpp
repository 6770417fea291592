#include "svcdesk/assets/model.hpp"

#include <algorithm>
#include <map>

#include "svcdesk/assets/model_text.hpp"
#include "svcdesk/journal/life.hpp"

namespace svcdesk::assets {
namespace {

using journal::Event;

std::vector<ComponentCount> counts_in(const Json& list) {
  std::vector<ComponentCount> out;
  if (!list.is_array()) return out;
  for (const Json& one : list.items()) {
    out.push_back({one.text("kind"), one.text("type"), one.integer("count", 0)});
  }
  return out;
}

// What an event does not name stays as it was.
void take_facts(ModelFacts& facts, const Json& said) {
  for (const auto& [key, member] : model_texts) {
    if (said.contains(key)) facts.*member = said.text(key);
  }
  facts.half_units = said.integer("half_units", facts.half_units);
  facts.grams = said.integer("grams", facts.grams);
  if (said.contains("depth")) {
    facts.depth = said.text("depth") == to_string(Depth::half) ? Depth::half : Depth::full;
  }
  if (said.contains("components")) facts.components = counts_in(said["components"]);
}

void take_model(Model& state, const Event& event) {
  if (event.type == "model.recorded") {
    state.id = ModelId::parse(event.subject.id).value_or(ModelId{});
    state.contract = event.contract;
    state.recorded = event.at;
    state.facts.vendor = event.payload.text("vendor");
    state.facts.model = event.payload.text("model");
  }
  if (event.type.starts_with("model.")) {
    take_facts(state.facts, event.payload);
    state.last_event = std::max(state.last_event, event.at);
  }
  state.revision = std::max(state.revision, event.seq);
}

std::string count_name(const ComponentCount& one) {
  return one.type.empty() ? one.kind : one.kind + " " + one.type;
}

std::map<std::string, std::int64_t> by_name(const std::vector<ComponentCount>& components) {
  std::map<std::string, std::int64_t> out;
  for (const ComponentCount& one : components) out[count_name(one)] += one.count;
  return out;
}

std::string count_text(std::int64_t count) { return count == 0 ? "" : std::to_string(count); }

void compare_counts(const ModelFacts& before, const ModelFacts& after, std::vector<Edit>& out) {
  std::map<std::string, std::int64_t> old = by_name(before.components);
  std::map<std::string, std::int64_t> now = by_name(after.components);
  std::map<std::string, std::int64_t> names = old;
  names.insert(now.begin(), now.end());
  for (const auto& [name, count] : names) {
    if (old[name] != now[name]) {
      out.push_back({name, count_text(old[name]), count_text(now[name])});
    }
  }
}

}  // namespace

std::string_view to_string(Depth depth) {
  switch (depth) {
    case Depth::full:
      return "full";
    case Depth::half:
      return "half";
  }
  return "";
}

std::string height_text(std::int64_t half_units) {
  return std::to_string(half_units / 2) + (half_units % 2 == 0 ? "" : ".5");
}

Model fold_model(std::span<const Event> events) {
  Model state;
  for (const Event* one : journal::life(events, "model.recorded")) take_model(state, *one);
  return state;
}

std::vector<Edit> edits(const ModelFacts& before, const ModelFacts& after) {
  std::vector<Edit> out;
  const auto compare = [&](std::string_view what, const std::string& old, const std::string& now) {
    if (old != now) out.push_back({std::string(what), old, now});
  };
  for (const auto& [key, member] : model_texts) compare(key, before.*member, after.*member);
  compare("u_height", height_text(before.half_units), height_text(after.half_units));
  compare("depth", std::string(to_string(before.depth)), std::string(to_string(after.depth)));
  compare("weight_grams", count_text(before.grams), count_text(after.grams));
  compare_counts(before, after, out);
  return out;
}

}  // namespace svcdesk::assets
