// The operator's config.toml.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "svcdesk/delivery/delivery.hpp"

namespace svcdesk::cli {

struct ConfigFile {
  std::string path;  // empty: there is none
  // Top-level keys as texts: database, actor, contract, language, format, color, wait, helper.
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, int, std::less<>> lines;  // key -> line
  std::map<std::string, delivery::Channel> channels;
};

// Throws Error(invalid) with every finding: syntax, unknown keys, values of the wrong type.
ConfigFile read_config(std::string_view bytes, const std::string& path);

}  // namespace svcdesk::cli
