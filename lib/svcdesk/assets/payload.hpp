// What the events of an asset carry: texts, and "components", "links" and "unlinked". A change has
// only what changed, so that one that is recorded late takes nothing back: a component that is null
// was taken out, "links" are new or have another note, "unlinked" are gone. Those of a model:
// texts, integers, and "components", all of them with "kind", "type" and "count".
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
