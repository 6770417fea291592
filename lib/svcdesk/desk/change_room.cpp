#include "svcdesk/desk/change_room.hpp"

#include <map>

#include "svcdesk/assets/register.hpp"
#include "svcdesk/desk/asset_room.hpp"
#include "svcdesk/desk/recording.hpp"

namespace svcdesk::desk {
namespace {

// What the machine's file says at that place.
std::string value_in(const assets::Asset& asset, const NewValue& value) {
  if (value.slot.empty()) {
    const assets::Field* field = assets::find_field(value.field);
    return field != nullptr ? asset.*field->member : std::string();
  }
  const assets::Component* component = asset.component(value.slot);
  if (component == nullptr) return {};
  if (value.field.empty()) return component->product;
  for (const assets::ComponentField& field : assets::component_fields()) {
    if (field.key == value.field) return component->*field.member;
  }
  return {};
}

// What is new in a slot and is not said to be anything else is a programme.
constexpr std::string_view kind_of_new = "software";

void take_over(assets::Wanted& wanted, const assets::Asset& asset, const changes::Value& value) {
  if (value.slot.empty()) {
    wanted.fields[value.field] = value.after;
    return;
  }
  auto& component = wanted.components[value.slot];
  if (value.field.empty() && value.after.empty()) {
    component.clear();  // nothing sits there any more
    return;
  }
  if (asset.component(value.slot) == nullptr && !component.contains("kind")) {
    component["kind"] = kind_of_new;
  }
  component[value.field.empty() ? "product" : value.field] = value.after;
}

}  // namespace

journal::Subject subject_of(ChangeId id) { return {"change", id.str()}; }

changes::Change change_state(const View& view, ChangeId id) {
  return changes::fold(view.store().history(subject_of(id)));
}

std::vector<changes::Target> targets_of(const View& view, const std::string& contract,
                                        const std::vector<std::string>& assets) {
  std::vector<changes::Target> out;
  for (const std::string& one : assets) {
    const AssetId id = find_asset(view, contract, one);
    out.push_back({id.str(), asset_state(view, id).tag});
  }
  return out;
}

std::vector<changes::Value> values_of(const View& view, const std::string& contract,
                                      const std::vector<changes::Target>& targets,
                                      const std::vector<NewValue>& values) {
  std::vector<changes::Value> out;
  for (const NewValue& one : values) {
    changes::Value value{one.asset, one.slot, one.field, one.before.value_or(""), one.after};
    const bool only = one.asset.empty() && targets.size() == 1;
    const std::string named = only ? targets.front().asset : one.asset;
    if (!named.empty()) {
      const AssetId id = find_asset(view, contract, named);
      value.asset = id.str();
      if (!one.before) value.before = value_in(asset_state(view, id), one);
    }
    out.push_back(std::move(value));
  }
  return out;
}

void add_to_files(const View& view, const contract::Terms& terms, ChangeId id,
                  authority::Drafts& drafts) {
  std::map<std::string, std::vector<changes::Value>> by_asset;
  for (const journal::Draft& draft : drafts) {
    for (changes::Value& value : changes::handed_over(draft)) {
      by_asset[value.asset].push_back(std::move(value));
    }
  }
  for (const auto& [asset, values] : by_asset) {
    const auto number = AssetId::parse(asset);
    if (!number) continue;
    const assets::Asset state = asset_state(view, *number);
    if (state.retired) continue;  // its file is closed
    assets::Change change{{}, {}, {subject_of(id)}};
    for (const changes::Value& value : values) take_over(change.wanted, state, value);
    for (journal::Draft& draft : assets::decide(terms, acting(view), state, change)) {
      drafts.push_back(std::move(draft));
    }
  }
}

}  // namespace svcdesk::desk
