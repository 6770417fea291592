#include "svcdesk/changes/matching.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "svcdesk/base/utf8.hpp"

namespace svcdesk::changes {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_number(std::string_view text) { return !text.empty() && is_digit(text.front()); }

// Takes the digits at the front away; gives them without leading zeros.
std::string_view take_number(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

// A number of more digits is the greater one, whatever its length.
std::weak_ordering compare_numbers(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() <=> b.size() : a <=> b;
}

bool same_name(std::string_view a, std::string_view b) { return fold_case(a) == fold_case(b); }

}  // namespace

std::weak_ordering compare_versions(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    std::weak_ordering order = std::weak_ordering::equivalent;
    if (begins_number(a) && begins_number(b)) {
      const std::string_view left = take_number(a);
      order = compare_numbers(left, take_number(b));
    } else {
      order = static_cast<unsigned char>(a.front()) <=> static_cast<unsigned char>(b.front());
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
    if (order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::vector<Component> matching(const Product& release, const std::vector<Component>& components) {
  std::vector<Component> found;
  const auto concerned = [&](const Component& one) {
    const bool vendors = one.vendor.empty() || same_name(one.vendor, release.vendor);
    return vendors && same_name(one.product, release.product) &&
           compare_versions(one.version, release.version) < 0;
  };
  std::copy_if(components.begin(), components.end(), std::back_inserter(found), concerned);
  return found;
}

Json to_json(const std::vector<Component>& components) {
  Json out = Json::array();
  for (const Component& one : components) {
    Json value = Json::object({{"asset", one.asset}});
    value.set_if("tag", one.tag);
    value.set_if("slot", one.slot);
    value.set_if("field", one.field);
    value.set_if("vendor", one.vendor);
    value.set("product", one.product);
    value.set_if("version", one.version);
    out.push(std::move(value));
  }
  return out;
}

std::vector<Component> components_in(const Json& list) {
  std::vector<Component> out;
  if (!list.is_array()) return out;
  for (const Json& one : list.items()) {
    if (!one.is_object()) continue;
    out.push_back({one.text("asset"), one.text("tag"), one.text("slot"), one.text("field"),
                   one.text("vendor"), one.text("product"), one.text("version")});
  }
  return out;
}

}  // namespace svcdesk::changes
