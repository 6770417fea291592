#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "readers.hpp"
#include "yaml_tree.hpp"

namespace svcdesk::helper {
namespace {

constexpr std::size_t longest_file = std::size_t{1} << 20U;

struct Component {
  std::string_view key;
  std::string_view kind;
};
constexpr std::array<Component, 10> components = {{{"console-ports", "console-port"},
                                                   {"console-server-ports", "console-server-port"},
                                                   {"power-ports", "power-port"},
                                                   {"power-outlets", "power-outlet"},
                                                   {"interfaces", "interface"},
                                                   {"front-ports", "front-port"},
                                                   {"rear-ports", "rear-port"},
                                                   {"module-bays", "module-bay"},
                                                   {"device-bays", "device-bay"},
                                                   {"inventory-items", "inventory-item"}}};

[[noreturn]] void wrong(const YamlNode& node, std::string_view key, const char* problem) {
  throw BadInput(node.line, std::string(key) + problem);
}

// A number without quotes is a text too: model 2960.
std::string optional_text(const YamlNode& map, std::string_view key) {
  const YamlNode* node = map.find(key);
  if (node == nullptr) return {};
  if (!node->is_text()) wrong(*node, key, " is no text");
  return node->text;
}

std::string required_text(const YamlNode& map, std::string_view key) {
  std::string text = optional_text(map, key);
  if (text.empty()) wrong(map, key, " is missing");
  return text;
}

// Rack units in halves, "1", "1.0", "0.5"; one unit where nothing is said.
Json height_of(const YamlNode& map) {
  constexpr std::string_view key = "u_height";
  const YamlNode* node = map.find(key);
  if (node == nullptr) return 1;
  const std::string& text = node->text;
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string whole = text.substr(0, point);
  std::string part = point < text.size() ? text.substr(point + 1) : "0";
  while (part.size() > 1 && part.ends_with('0')) part.pop_back();
  const bool digits = !whole.empty() && whole.size() <= 3 &&
                      whole.find_first_not_of("0123456789") == std::string::npos;
  if (node->kind != YamlNode::Kind::plain || !digits || (part != "0" && part != "5")) {
    wrong(*node, key, " is no number of rack units or halves of them");
  }
  const int units = std::stoi(whole);
  return part == "5" ? Json(units + 0.5) : Json(units);
}

bool full_depth(const YamlNode& map) {
  constexpr std::string_view key = "is_full_depth";
  const YamlNode* node = map.find(key);
  if (node == nullptr) return true;
  const bool plain = node->kind == YamlNode::Kind::plain;
  for (const char* word : {"true", "True", "TRUE"}) {
    if (plain && node->text == word) return true;
  }
  for (const char* word : {"false", "False", "FALSE"}) {
    if (plain && node->text == word) return false;
  }
  wrong(*node, key, " is neither true nor false");
}

void add_components(const YamlNode& list, const Component& component, Json& out) {
  if (list.kind != YamlNode::Kind::list) wrong(list, component.key, " is no list");
  for (const YamlNode& item : list.items) {
    if (item.kind != YamlNode::Kind::map) wrong(item, component.key, ": an item without keys");
    out.push(Json::object({{"kind", component.kind},
                           {"name", required_text(item, "name")},
                           {"type", optional_text(item, "type")}}));
  }
}

}  // namespace

Json read_device_type(std::string_view bytes) {
  if (bytes.size() > longest_file) throw BadInput(0, "longer than 1 MiB");
  const YamlNode root = read_yaml(bytes);
  if (root.kind != YamlNode::Kind::map) throw BadInput(1, "no keys: not a device type");
  Json out = Json::object({{"manufacturer", required_text(root, "manufacturer")},
                           {"model", required_text(root, "model")},
                           {"part_number", optional_text(root, "part_number")},
                           {"slug", optional_text(root, "slug")},
                           {"u_height", height_of(root)},
                           {"is_full_depth", full_depth(root)}});
  out.set_if("comments", optional_text(root, "comments"));
  Json list = Json::array();
  for (const Component& component : components) {
    if (const YamlNode* given = root.find(component.key)) add_components(*given, component, list);
  }
  return std::move(out.set("components", std::move(list)));
}

}  // namespace svcdesk::helper
