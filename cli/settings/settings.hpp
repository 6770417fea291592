// Everything a command takes from flags, environment and config, and where each came from. The only
// reader of the environment and of config.toml (interface.md, "Rules that hold for every command").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/args.hpp"
#include "cli/render/screen.hpp"
#include "cli/settings/config_file.hpp"
#include "cli/settings/environment.hpp"
#include "svcdesk/base/language.hpp"
#include "svcdesk/store/rows.hpp"

namespace svcdesk::cli {

struct Setting {
  enum class Source { flag, environment, config, fallback } source = Source::fallback;
  std::string value;
  std::string place;  // "--db", "SVCDESK_DB", "/home/…/config.toml:3", or empty
};

struct Settings {
  Setting config;    // path of the config file, whether it is there or not
  Setting database;  // flag > SVCDESK_DB > config > $XDG_DATA_HOME/svcdesk/svcdesk.db
  Setting actor;
  Setting contract;  // empty: the only one in the database
  Setting language;
  Setting format;
  Setting color;
  Setting width;  // 0: not fitted
  Setting now;    // empty: the computer's clock
  Setting wait;   // for the lock
  Setting helper;
  Setting network;  // network-files: refuse|allow
  std::map<std::string, delivery::Channel> channels;

  Language speaks = Language::en;
  Format shows = Format::table;
  Colour colour = Colour::no;
  std::size_t columns = 0;
  Seconds waits{30};
  store::NetworkFiles on_network = store::NetworkFiles::refuse;
};

// Throws Error(usage) for a wrong flag or variable, Error(invalid) for a wrong config file.
Settings read_settings(const Arguments& given, const Environment& environment);

// The language and format for errors that come before settings could be read: never throws.
struct Manner {
  Language language = Language::en;
  Format format = Format::table;
};
Manner guess_manner(const std::vector<std::string>& words, const Environment& environment);

// In the order and under the names of `config show`.
std::vector<std::pair<std::string, const Setting*>> list(const Settings& settings);

}  // namespace svcdesk::cli
