// Keeping the register: what is added, changed, retired (AST-1, AST-2).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "svcdesk/assets/asset.hpp"
#include "svcdesk/contract/terms.hpp"

namespace svcdesk::assets {

// What is to be as it says; what is not named stays as it is. Blanks around a value do not count.
struct Wanted {
  std::map<std::string, std::string> fields;  // key -> value; an empty one clears it
  // slot -> the component's own keys and values; without any: it is taken out, as is one of which
  // nothing is said any more but its kind.
  std::map<std::string, std::map<std::string, std::string>> components;
  std::optional<std::vector<Link>> links;  // all of them
  // The asset in service that has the wanted tag already.
  std::optional<AssetId> tag_holder;
};

struct Add {
  AssetId id;  // the number the desk drew
  Wanted wanted;
  std::string reason;
};

struct Change {
  Wanted wanted;
  std::string reason;
  std::vector<journal::Subject> because_of;  // a case, a change, a request for a part
};

struct Retire {
  std::string reason;
};

// Needs a tag. Throws Error(usage) for a key that there is not, Error(invalid) for a date that is
// none.
Drafts decide(const contract::Terms& terms, const Acting& acting, const Add& request);
// No event where everything is as it says already.
Drafts decide(const contract::Terms& terms, const Acting& acting, const Asset& state,
              const Change& request);
Drafts decide(const contract::Terms& terms, const Acting& acting, const Asset& state,
              const Retire& request);

// "firmware.bios.version", "name": puts the value where the word says. Throws Error(usage) that
// names the nearest word, or for a component of two kinds.
void want(Wanted& wanted, const std::string& word, std::string value);
// The tag as it would be kept; nothing where none is wanted.
std::optional<std::string> tag_of(const Wanted& wanted);

}  // namespace svcdesk::assets
