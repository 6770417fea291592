// The JSON reader: what it accepts reads back equal from each of its three forms.
#include "svcdesk/base/json.hpp"

#include "target.hpp"

namespace svcdesk::fuzz {

void one(std::string_view bytes) {
  Json value;
  if (!accepted({ErrorCode::invalid}, [&] { value = Json::parse(bytes); })) return;
  holds(Json::parse(value.dump()) == value, "dump() reads back equal");
  holds(Json::parse(value.pretty()) == value, "pretty() reads back equal");
  std::string canonical;
  if (!accepted({ErrorCode::failed}, [&] { canonical = value.canonical(); })) return;
  holds(Json::parse(canonical).canonical() == canonical, "canonical() is its own canonical form");
}

}  // namespace svcdesk::fuzz
