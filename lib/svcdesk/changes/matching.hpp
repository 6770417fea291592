// Which machines a vendor's release concerns (CHG-2). Pure: plain values in, plain values out.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/json.hpp"

namespace svcdesk::changes {

// What is installed: on a machine itself, or in one of its slots.
struct Component {
  std::string asset;  // "A-3"
  std::string tag;
  std::string slot;
  std::string field;  // where the machine's file keeps the version; empty: "version"
  std::string vendor;
  std::string product;
  std::string version;  // empty: nobody has recorded it
  bool operator==(const Component&) const = default;
};

struct Product {
  std::string vendor;
  std::string product;
  std::string version;
};

// From left to right: a run of digits against another is compared as a number of any length (1.9
// before 1.10, 1.01 as 1.1), everything else byte by byte; what ends first is older (1.0 before
// 1.0.1, and also before 1.0-rc1).
std::weak_ordering compare_versions(std::string_view a, std::string_view b);

// The components of that product, by name whatever the case, whose version is older or not known.
// A component without a vendor matches any vendor's product of that name.
std::vector<Component> matching(const Product& release, const std::vector<Component>& components);

// As they stand in a payload, and back; what is no component is passed over.
Json to_json(const std::vector<Component>& components);
std::vector<Component> components_in(const Json& list);

}  // namespace svcdesk::changes
