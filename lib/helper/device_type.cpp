#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

struct Unit {
  std::string_view name;
  std::int64_t micrograms;
};
constexpr std::array<Unit, 4> units = {
    {{"kg", 1'000'000'000}, {"g", 1'000'000}, {"lb", 453'592'370}, {"oz", 28'349'523}}};

// Thousandths of what a plain number says: "16.1" is 16,100. A negative one for what is none.
std::int64_t thousandths(const YamlNode& node) {
  const std::size_t point = std::min(node.text.find('.'), node.text.size());
  const std::string whole = node.text.substr(0, point);
  std::string part = point < node.text.size() ? node.text.substr(point + 1) : "0";
  const auto digits = [](const std::string& text, std::size_t most) {
    return !text.empty() && text.size() <= most &&
           text.find_first_not_of("0123456789") == std::string::npos;
  };
  const bool plain = node.kind == YamlNode::Kind::plain;
  if (!plain || !digits(whole, 6) || !digits(part, 3)) return -1;
  part.resize(3, '0');
  return std::int64_t{std::stoi(whole)} * 1000 + std::stoi(part);
}

// In grams, rounded; 0 where nothing is said.
Json weight_of(const YamlNode& map) {
  constexpr std::string_view key = "weight";
  constexpr std::string_view unit_key = "weight_unit";
  const YamlNode* node = map.find(key);
  if (node == nullptr) return 0;
  const std::int64_t number = thousandths(*node);
  if (number < 0) wrong(*node, key, " is no number with up to three decimals");
  const std::string name = optional_text(map, unit_key);
  const auto unit =
      std::find_if(units.begin(), units.end(), [&](const Unit& one) { return one.name == name; });
  if (unit == units.end()) {
    const YamlNode* given = map.find(unit_key);
    wrong(given != nullptr ? *given : *node, unit_key, " is none of kg, g, lb, oz");
  }
  constexpr std::int64_t micrograms_a_gram = 1'000'000;
  constexpr std::int64_t divisor = 1000 * micrograms_a_gram;
  return (number * unit->micrograms + divisor / 2) / divisor;
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
  out.set("weight_grams", weight_of(root));
  out.set_if("airflow", optional_text(root, "airflow"));
  out.set_if("comments", optional_text(root, "comments"));
  Json list = Json::array();
  for (const Component& component : components) {
    if (const YamlNode* given = root.find(component.key)) add_components(*given, component, list);
  }
  return std::move(out.set("components", std::move(list)));
}

}  // namespace svcdesk::helper
