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

const Field& field_of(const std::string& key) {
  if (const Field* found = find_field(key)) return *found;
  std::vector<std::string> known;
  for (const Field& one : fields()) known.emplace_back(one.key);
  throw unknown_word(key, known);
}

const ComponentField& component_field_of(const std::string& key) {
  std::vector<std::string> known;
  for (const ComponentField& one : component_fields()) {
    if (one.key == key) return one;
    known.emplace_back(one.key);
  }
  throw unknown_word(key, known);
}

std::string trimmed(const std::string& text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
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
  if (known) {
    *place = std::move(component);
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

Json links_json(const std::vector<Link>& links) {
  Json out = Json::array();
  for (const Link& one : links) {
    Json link = Json::object({{"as", one.as}, {"to", one.to.str()}});
    out.push(link.set_if("note", one.note));
  }
  return out;
}

}  // namespace

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
  if (before.links != after.links) out.set("links", links_json(after.links));
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
  const std::vector<std::string> kinds(component_kinds().begin(), component_kinds().end());
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) throw unknown_word(kind, kinds);
  auto& component = wanted.components[word.substr(first + 1, second - first - 1)];
  component["kind"] = kind;
  component[std::string(component_field_of(word.substr(second + 1)).key)] = std::move(value);
}

}  // namespace svcdesk::assets
