// What the events of an asset carry: texts, and "components" and "links" (register.hpp). A change
// has only what changed; a component that is null was taken out; "links" are all that there are
// since.
#pragma once

#include <span>
#include <string_view>

namespace svcdesk::assets {

// The keys of one type of event beside the fields of an asset: `always` are there in each, `also`
// where they were said.
struct PayloadKeys {
  std::string_view type;
  std::string_view always;  // separated by spaces
  std::string_view also;
};

// One row for every type that this room writes, sorted by type.
std::span<const PayloadKeys> payload_keys();

}  // namespace svcdesk::assets
