// Device types: the helper's reader of YAML, and its answer as svcdesk takes it.
#include "lib/helper/readers.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/delivery/answers.hpp"
#include "target.hpp"

namespace svcdesk::fuzz {

void one(std::string_view bytes) {
  Json answer;
  try {
    answer = helper::read_device_type(bytes);
  } catch (const helper::BadInput& bad) {
    holds(bad.line > 0, "what is wrong with a device type has a line");
    return;
  }
  holds(Json::parse(answer.dump()) == answer, "the answer reads back equal");
  const delivery::DeviceType type = delivery::device_type(answer);
  holds(!type.manufacturer.empty() && !type.model.empty(), "a model has its names");
  holds(type.half_units >= 0 && is_valid_utf8(type.comments), "and fits a rack");
  for (const auto& component : type.components) {
    holds(!component.kind.empty() && !component.name.empty(), "so does each component");
  }
}

}  // namespace svcdesk::fuzz
