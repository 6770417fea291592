#include "cli/settings/settings.hpp"

#include <charconv>

#include "cli/input/files.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::cli {
namespace {

std::string home_based(const Environment& environment, std::string_view variable,
                       std::string_view below_home, std::string_view name) {
  std::string base = environment.variable(variable);
  // XDG base directory specification: a relative path is to be ignored.
  if (!base.starts_with('/')) base = environment.home + "/" + std::string(below_home);
  return base.append("/svcdesk/").append(name);
}

std::string expand_home(const std::string& path, const Environment& environment) {
  return path.starts_with("~/") ? environment.home + path.substr(1) : path;
}

class Picker {
 public:
  Picker(const Arguments& given, const Environment& environment, const ConfigFile& config)
      : given_(given), environment_(environment), config_(config) {}

  // First that is there: flag, environment variable, key of the config file, fallback. An empty
  // name means that there is no such way.
  Setting pick(std::string_view flag, std::string_view variable, std::string_view key,
               std::string fallback) const {
    if (const auto value = flag.empty() ? std::nullopt : given_.find(flag)) {
      return {Setting::Source::flag, *value, "--" + std::string(flag)};
    }
    if (const std::string value = variable.empty() ? "" : environment_.variable(variable);
        !value.empty()) {
      return {Setting::Source::environment, value, std::string(variable)};
    }
    if (const auto found = config_.values.find(key); found != config_.values.end()) {
      return {Setting::Source::config, found->second,
              config_.path + ":" + std::to_string(config_.lines.find(key)->second)};
    }
    return {Setting::Source::fallback, std::move(fallback), {}};
  }

 private:
  const Arguments& given_;
  const Environment& environment_;
  const ConfigFile& config_;
};

[[noreturn]] void wrong(const Setting& setting, std::string_view choices) {
  const bool in_file = setting.source == Setting::Source::config;
  throw Error(
      in_file ? ErrorCode::invalid : ErrorCode::usage,
      {"cli.not_a_choice",
       {{"name", setting.place}, {"value", setting.value}, {"choices", std::string(choices)}}});
}

Setting locale_language(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = environment.variable(name);
    if (value.empty()) continue;
    if (const auto language = parse_language(value)) {
      return {Setting::Source::environment, std::string(to_string(*language)), name};
    }
    break;  // a locale we do not speak
  }
  return {Setting::Source::fallback, "en", {}};
}

Colour colour_of(const Settings& settings, const Environment& environment) {
  if (settings.color.value == "always") return Colour::yes;
  if (settings.color.value == "never") return Colour::no;
  if (settings.color.value != "auto") wrong(settings.color, "auto|always|never");
  const bool plain = !environment.variable("NO_COLOR").empty() ||
                     environment.variable("TERM") == "dumb" || environment.output == Terminal::no;
  return plain ? Colour::no : Colour::yes;
}

std::size_t columns_of(const Setting& width, const Environment& environment) {
  std::size_t columns = 0;
  const auto read =
      std::from_chars(width.value.data(), width.value.data() + width.value.size(), columns);
  if (read.ec == std::errc() && columns > 0) return columns;
  return environment.columns;
}

// PREFIX/bin/svcdesk and PREFIX/libexec/svcdesk/svcdesk-helper, in a build folder too.
std::string helper_beside(const std::string& program) {
  const std::size_t slash = program.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : program.substr(0, slash);
  return folder + "/../libexec/svcdesk/svcdesk-helper";
}

ConfigFile load_config(const Setting& path) {
  const std::optional<std::string> bytes = read_file_if_there(path.value);
  if (bytes) return read_config(*bytes, path.value);
  if (path.source != Setting::Source::fallback) {
    throw Error(ErrorCode::invalid, {"cli.config.missing", {{"file", path.value}}});
  }
  return {};
}

void interpret(Settings& out, const Environment& environment) {
  const auto language = parse_language(out.language.value);
  if (!language) wrong(out.language, "en|zh-CN");
  out.speaks = *language;
  const auto format = parse_format(out.format.value);
  if (!format) wrong(out.format, "table|json|jsonl|csv|tsv");
  out.shows = *format;
  out.colour = colour_of(out, environment);
  out.columns = columns_of(out.width, environment);
  const time::Duration wait = time::parse_duration(out.wait.value);
  if (!wait.is_counted()) wrong(out.wait, "30s");
  out.waits = wait.seconds();
  const bool allowed = out.network.value == "allow";
  if (!allowed && out.network.value != "refuse") wrong(out.network, "refuse|allow");
  out.on_network = allowed ? store::NetworkFiles::allow : store::NetworkFiles::refuse;
}

}  // namespace

Settings read_settings(const Arguments& given, const Environment& environment) {
  Settings out;
  const ConfigFile none;
  const Picker before(given, environment, none);
  out.config = before.pick("config", "SVCDESK_CONFIG", "",
                           home_based(environment, "XDG_CONFIG_HOME", ".config", "config.toml"));
  ConfigFile config = load_config(out.config);
  const Picker picker(given, environment, config);
  out.database =
      picker.pick("db", "SVCDESK_DB", "database",
                  home_based(environment, "XDG_DATA_HOME", ".local/share", "svcdesk.db"));
  out.actor = picker.pick("as", "SVCDESK_ACTOR", "actor", "");
  if (out.actor.source == Setting::Source::fallback) out.actor.value = environment.login();
  out.contract = picker.pick("contract", "SVCDESK_CONTRACT", "contract", "");
  out.language = picker.pick("lang", "SVCDESK_LANG", "language", "");
  if (out.language.value.empty()) out.language = locale_language(environment);
  out.format = picker.pick("format", "SVCDESK_FORMAT", "format", "table");
  out.color = picker.pick("color", "", "color", "auto");
  out.width = picker.pick("width", "COLUMNS", "", "0");
  out.now = picker.pick("now", "SVCDESK_NOW", "", "");
  out.wait = picker.pick("wait", "SVCDESK_WAIT", "wait", "30s");
  out.helper = picker.pick("", "SVCDESK_HELPER", "helper", helper_beside(environment.program));
  out.network = picker.pick("", "SVCDESK_NETWORK_FILES", "network-files", "refuse");
  if (out.database.source == Setting::Source::config) {
    out.database.value = expand_home(out.database.value, environment);
  }
  out.channels = std::move(config.channels);
  interpret(out, environment);
  return out;
}

Manner guess_manner(const std::vector<std::string>& words, const Environment& environment) {
  std::string language = environment.variable("SVCDESK_LANG");
  if (language.empty()) language = locale_language(environment).value;
  std::string format = environment.variable("SVCDESK_FORMAT");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool next = i + 1 < words.size();
    if (words[i].starts_with("--lang=")) language = words[i].substr(7);
    if (words[i].starts_with("--format=")) format = words[i].substr(9);
    if (next && words[i] == "--lang") language = words[i + 1];
    if (next && words[i] == "--format") format = words[i + 1];
  }
  return {parse_language(language).value_or(Language::en),
          parse_format(format).value_or(Format::table)};
}

std::vector<std::pair<std::string, const Setting*>> list(const Settings& settings) {
  return {{"config", &settings.config},     {"database", &settings.database},
          {"actor", &settings.actor},       {"contract", &settings.contract},
          {"language", &settings.language}, {"format", &settings.format},
          {"color", &settings.color},       {"width", &settings.width},
          {"now", &settings.now},           {"wait", &settings.wait},
          {"helper", &settings.helper},     {"network-files", &settings.network}};
}

}  // namespace svcdesk::cli
