#include "cli/tree/dump.hpp"

#include "cli/tree/help.hpp"
#include "cli/tree/tree.hpp"

namespace svcdesk::cli {

Json tree_json() {
  Json commands = Json::array();
  for (const Noun& noun : nouns()) {
    for (const Command* command : noun.verbs) {
      Json options = Json::array();
      for (const Option& option : command->options) options.push("--" + std::string(option.name));
      Json one = Json::object({{"name", name_of(*command)},
                               {"noun", command->noun},
                               {"synopsis", synopsis(*command)},
                               {"schema", command->schema},
                               {"changes", command->effect == Effect::changes}});
      commands.push(one.set("options", std::move(options)));
    }
  }
  return Json::object({{"commands", std::move(commands)}});
}

}  // namespace svcdesk::cli
