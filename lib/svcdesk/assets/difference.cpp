#include "svcdesk/assets/difference.hpp"

#include <algorithm>
#include <tuple>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"

namespace svcdesk::assets {
namespace {

Error unknown_word(const std::string& word, const std::vector<std::string>& known) {
  Error error(ErrorCode::usage, {"assets.no_field", {{"word", word}}});
  const std::string near = nearest(word, known);
  if (!near.empty()) return error.hint({"authority.hint.did_you_mean", {{"word", near}}});
  return error.hint({"authority.hint.known", {{"known", joined(known)}}});
}

const Field& field_of(std::string_view key) {
  if (const Field* found = find_field(key)) return *found;
  std::vector<std::string> known;
  for (const Field& one : fields()) known.emplace_back(one.key);
  throw unknown_word(std::string(key), known);
}

const ComponentField& component_field_of(std::string_view key) {
  for (const ComponentField& one : component_fields()) {
    if (one.key == key) return one;
  }
  std::vector<std::string> known;
  for (const ComponentField& one : component_fields()) known.emplace_back(one.key);
  throw unknown_word(std::string(key), known);
}

void take_component(Asset& state, const std::string& slot,
                    const std::map<std::string, std::string>& wanted) {
  auto place = std::lower_bound(
      state.components.begin(), state.components.end(), slot,
      [](const Component& one, const std::string& name) { return one.slot < name; });
  const bool known = place != state.components.end() && place->slot == slot;
  if (wanted.empty()) {
    if (known) state.components.erase(place);
    return;
  }
  Component component = known ? *place : Component{slot, {}, {}, {}, {}, {}, {}, {}};
  for (const auto& [key, value] : wanted) {
    component.*component_field_of(key).member = trimmed(value);
  }
  // What a list names without saying anything of it is not there.
  const bool says = component.kind.empty() ||
                    std::any_of(component_fields().begin() + 1, component_fields().end(),
                                [&](const auto& one) { return !(component.*one.member).empty(); });
  if (known && says) {
    *place = std::move(component);
  } else if (known) {
    state.components.erase(place);
  } else if (says) {
    state.components.insert(place, std::move(component));
  }
}

Json component_json(const Component& before, const Component& after) {
  Json out = Json::object();
  for (const ComponentField& field : component_fields()) {
    if (before.*field.member != after.*field.member) {
      out.set(std::string(field.key), after.*field.member);
    }
  }
  return out;
}

Json components_between(const Asset& before, const Asset& after) {
  Json out = Json::object();
  for (const Component& one : before.components) {
    if (after.component(one.slot) == nullptr) out.set(one.slot, nullptr);
  }
  for (const Component& one : after.components) {
    const Component* old = before.component(one.slot);
    if (old != nullptr && *old == one) continue;
    out.set(one.slot, component_json(old != nullptr ? *old : Component{}, one));
  }
  return out;
}

// Those of one asset that the other has not.
Json links_beyond(const Asset& has, const Asset& has_not) {
  Json out = Json::array();
  for (const Link& one : has.links) {
    if (const Link* same = has_not.link(one.as, one.to); same != nullptr && *same == one) continue;
    Json link = Json::object({{"as", one.as}, {"to", one.to.str()}});
    out.push(link.set_if("note", one.note));
  }
  return out;
}

Json links_gone(const Asset& before, const Asset& after) {
  Json out = Json::array();
  for (const Link& one : before.links) {
    if (after.link(one.as, one.to) != nullptr) continue;
    out.push(Json::object({{"as", one.as}, {"to", one.to.str()}}));
  }
  return out;
}

void set_list(Json& payload, const char* key, const Json& list) {
  if (!list.items().empty()) payload.set(key, list);
}

}  // namespace

std::string trimmed(const std::string& text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Asset with(Asset state, const Wanted& wanted) {
  for (const auto& [key, value] : wanted.fields) {
    const Field& field = field_of(key);
    // A configuration is a text of its own, with its line ends; the others are names.
    state.*field.member = key == "configuration" ? value : trimmed(value);
  }
  for (const auto& [slot, values] : wanted.components) take_component(state, slot, values);
  if (wanted.links) {
    state.links = *wanted.links;
    std::sort(state.links.begin(), state.links.end(), [](const Link& a, const Link& b) {
      return std::tie(a.as, a.to) < std::tie(b.as, b.to);
    });
    const auto twice = std::unique(
        state.links.begin(), state.links.end(),
        [](const Link& a, const Link& b) { return std::tie(a.as, a.to) == std::tie(b.as, b.to); });
    state.links.erase(twice, state.links.end());
  }
  return state;
}

Json payload_between(const Asset& before, const Asset& after) {
  Json out = Json::object();
  for (const Field& field : fields()) {
    if (before.*field.member != after.*field.member) {
      out.set(std::string(field.key), after.*field.member);
    }
  }
  const Json components = components_between(before, after);
  if (!components.members().empty()) out.set("components", components);
  set_list(out, "links", links_beyond(after, before));
  set_list(out, "unlinked", links_gone(before, after));
  return out;
}

void want(Wanted& wanted, const std::string& word, std::string value) {
  const std::size_t first = word.find('.');
  if (first == std::string::npos) {
    wanted.fields[std::string(field_of(word).key)] = std::move(value);
    return;
  }
  // KIND.SLOT.KEY
  const std::size_t second = word.find('.', first + 1);
  if (second == std::string::npos) throw unknown_word(word, {"KIND.SLOT.KEY"});
  const std::string kind = word.substr(0, first);
  const auto kinds = component_kinds();
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    throw unknown_word(kind, {kinds.begin(), kinds.end()});
  }
  const std::string slot = word.substr(first + 1, second - first - 1);
  const std::string_view key = component_field_of(std::string_view(word).substr(second + 1)).key;
  auto& component = wanted.components[slot];
  if (const auto said = component.emplace("kind", kind).first; said->second != kind) {
    throw Error(ErrorCode::usage,
                {"assets.two_kinds", {{"slot", slot}, {"one", said->second}, {"other", kind}}});
  }
  component[std::string(key)] = std::move(value);
}

std::optional<std::string> tag_of(const Wanted& wanted) {
  const auto found = wanted.fields.find("tag");
  return found == wanted.fields.end() ? std::nullopt : std::optional(trimmed(found->second));
}

}  // namespace svcdesk::assets
