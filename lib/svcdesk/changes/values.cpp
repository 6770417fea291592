#include "svcdesk/changes/values.hpp"

#include <algorithm>
#include <utility>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::changes {
namespace {

std::string machine_of(const Asking& asking, const std::string& name) {
  const auto& machines = asking.state().assets;
  if (name.empty() && machines.size() == 1) return machines.front().asset;
  std::vector<std::string> known;
  for (const Target& one : machines) {
    const bool meant = !name.empty() && (one.asset == name || one.tag == name);
    if (meant) return one.asset;
    known.push_back(one.asset);
  }
  throw asking.misuse("changes.no_such_asset", {{"word", name}})
      .hint({"authority.hint.known", {{"known", joined(known)}}});
}

}  // namespace

std::vector<Value> settled(const Asking& asking, std::vector<Value> values) {
  for (auto one = values.begin(); one != values.end(); ++one) {
    one->asset = machine_of(asking, one->asset);
    if (is_blank(one->slot) && is_blank(one->field)) {
      throw asking.misuse("changes.no_place", {{"asset", one->asset}})
          .hint(asking.say("changes.hint.values"));
    }
    const bool twice = std::any_of(values.begin(), one,
                                   [&](const Value& other) { return other.same_place(*one); });
    if (twice) throw asking.misuse("changes.place_twice", {{"place", one->place()}});
  }
  return values;
}

std::vector<Value> as_found(std::vector<Value> planned, const std::vector<Value>& found) {
  for (const Value& one : found) {
    const auto place = std::find_if(planned.begin(), planned.end(),
                                    [&](const Value& other) { return other.same_place(one); });
    if (place == planned.end()) {
      planned.push_back(one);
      continue;
    }
    place->after = one.after;
    if (!one.before.empty()) place->before = one.before;
  }
  return planned;
}

std::vector<Value> reversed(std::vector<Value> values) {
  for (Value& one : values) std::swap(one.before, one.after);
  return values;
}

}  // namespace svcdesk::changes
