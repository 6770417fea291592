// A YAML document as a tree that is no larger than what a reader needs (yaml-cpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace svcdesk::helper {

struct YamlNode {
  enum class Kind { nothing, plain, quoted, list, map } kind = Kind::nothing;
  int line = 0;      // where it begins, from 1
  std::string text;  // of a plain or quoted one, as it is written: "1.0", "yes"
  std::vector<YamlNode> items;
  std::vector<std::string> keys;  // of a map: one for each item

  bool is_text() const { return kind == Kind::plain || kind == Kind::quoted; }
  // A null pointer where the map lacks it, or where there is nothing behind it.
  const YamlNode* find(std::string_view key) const;
};

// The only document of the file. Throws BadInput with the line for what is no YAML in UTF-8, for a
// second document, a key that stands twice or is no text, aliases (so that nothing grows or goes
// round in circles), tags other than !!str, more than 16 levels, and more than 100,000 values
// (F20).
YamlNode read_yaml(std::string_view bytes);

}  // namespace svcdesk::helper
