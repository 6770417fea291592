#include "svcdesk/contract/diff.hpp"

#include <string_view>
#include <unordered_map>

#include "svcdesk/contract/flat.hpp"

namespace svcdesk::contract {
namespace {

using Known = std::unordered_map<std::string_view, const Line*>;

Known by_path(const std::vector<Line>& lines) {
  Known known;
  for (const Line& line : lines) known.emplace(line.path, &line);
  return known;
}

}  // namespace

std::vector<Change> diff(const Contract& before, const Contract& after) {
  const std::vector<Line> old_lines = flat(before);
  const std::vector<Line> new_lines = flat(after);
  const Known old_known = by_path(old_lines);
  const Known new_known = by_path(new_lines);
  std::vector<Change> changes;
  for (const Line& line : new_lines) {
    const auto old = old_known.find(line.path);
    if (old == old_known.end()) {
      if (line.said == Line::Said::yes) changes.push_back({line.path, {}, line.value});
    } else if (old->second->value != line.value) {
      changes.push_back({line.path, old->second->value, line.value});
    }
  }
  for (const Line& line : old_lines) {
    if (line.said == Line::Said::default_value || new_known.count(line.path) > 0) continue;
    changes.push_back({line.path, line.value, {}});
  }
  return changes;
}

}  // namespace svcdesk::contract
