#include <algorithm>
#include <tuple>

#include "svcdesk/assets/asset.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/journal/life.hpp"

namespace svcdesk::assets {
namespace {

using journal::Event;

constexpr std::string_view birth = "asset.added";

void take_components(Asset& state, const Json& components) {
  if (!components.is_object()) return;
  for (const auto& [slot, told] : components.members()) {
    auto found = std::find_if(state.components.begin(), state.components.end(),
                              [&slot = slot](const Component& one) { return one.slot >= slot; });
    const bool known = found != state.components.end() && found->slot == slot;
    if (told.is_null()) {
      if (known) state.components.erase(found);
      continue;
    }
    if (!known) found = state.components.insert(found, Component{slot, {}, {}, {}, {}, {}, {}, {}});
    for (const ComponentField& field : component_fields()) {
      if (told.contains(field.key)) (*found).*field.member = told.text(field.key);
    }
  }
}

Link link_of(const Json& told) {
  return {told.text("as"), AssetId::parse(told.text("to")).value_or(AssetId{}), told.text("note")};
}

// Where it is, or would be.
auto place_of(std::vector<Link>& links, const Link& link) {
  return std::lower_bound(links.begin(), links.end(), link, [](const Link& a, const Link& b) {
    return std::tie(a.as, a.to) < std::tie(b.as, b.to);
  });
}

void take_links(Asset& state, const Json& payload) {
  const auto each = [&](const char* key, const auto& take_one) {
    if (!payload[key].is_array()) return;
    for (const Json& told : payload[key].items()) {
      const Link link = link_of(told);
      take_one(place_of(state.links, link), state.link(link.as, link.to) != nullptr, link);
    }
  };
  each("links", [&](auto place, bool known, const Link& link) {
    if (known) {
      *place = link;
    } else {
      state.links.insert(place, link);
    }
  });
  each("unlinked", [&](auto place, bool known, const Link&) {
    if (known) state.links.erase(place);
  });
}

void take(Asset& state, const Event& event) {
  if (event.type == birth) {
    state.id = AssetId::parse(event.subject.id).value_or(AssetId{});
    state.contract = event.contract;
    state.added = event.at;
  }
  if (event.type == birth || event.type == "asset.changed") {
    for (const Field& field : fields()) {
      if (event.payload.contains(field.key)) state.*field.member = event.payload.text(field.key);
    }
    take_components(state, event.payload["components"]);
    take_links(state, event.payload);
  } else if (event.type == "asset.retired") {
    state.status = Status::retired;
    state.retired = event.at;
    state.retired_why = event.payload.text("reason");
  }
  if (event.type.starts_with("asset.")) state.last_event = std::max(state.last_event, event.at);
  state.revision = std::max(state.revision, event.seq);
}

std::string name_of(const Component& component, std::string_view key) {
  return component.kind + "." + component.slot + "." + std::string(key);
}

void compare(const Component* before, const Component* after, std::vector<Edit>& out) {
  for (const ComponentField& field : component_fields()) {
    // Of what came or went each line names the kind.
    if (field.key == "kind" && (before == nullptr || after == nullptr)) continue;
    const std::string old = before != nullptr ? before->*field.member : std::string();
    const std::string now = after != nullptr ? after->*field.member : std::string();
    if (old == now) continue;
    out.push_back({name_of(after != nullptr ? *after : *before, field.key), old, now});
  }
}

std::string words_of(const Link& link) {
  return link.to.str() + (link.note.empty() ? "" : " (" + link.note + ")");
}

void compare_links(const Asset& before, const Asset& after, std::vector<Edit>& out) {
  const auto has = [](const Asset& state, const Link& link) {
    return std::find(state.links.begin(), state.links.end(), link) != state.links.end();
  };
  for (const Link& one : before.links) {
    if (!has(after, one)) out.push_back({one.as, words_of(one), {}});
  }
  for (const Link& one : after.links) {
    if (!has(before, one)) out.push_back({one.as, {}, words_of(one)});
  }
}

}  // namespace

Asset fold(std::span<const Event> events) {
  Asset state;
  for (const Event* one : journal::life(events, birth)) take(state, *one);
  return state;
}

std::vector<Edit> edits(const Asset& before, const Asset& after) {
  std::vector<Edit> out;
  for (const Field& field : fields()) {
    if (before.*field.member != after.*field.member) {
      out.push_back({std::string(field.key), before.*field.member, after.*field.member});
    }
  }
  for (const Component& one : before.components) {
    if (after.component(one.slot) == nullptr) compare(&one, nullptr, out);
  }
  for (const Component& one : after.components) compare(before.component(one.slot), &one, out);
  compare_links(before, after, out);
  return out;
}

std::vector<Revision> revisions(std::span<const Event> events) {
  std::vector<Revision> out;
  Asset state;
  for (const Event* one : journal::life(events, birth)) {
    const Asset before = state;
    take(state, *one);
    out.push_back({*one, edits(before, state)});
  }
  return out;
}

}  // namespace svcdesk::assets
