#include "cli/settings/config_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "svcdesk/base/error.hpp"
#include "svcdesk/base/utf8.hpp"
#include "svcdesk/contract/tree.hpp"
#include "svcdesk/time/duration.hpp"

namespace svcdesk::cli {
namespace {

constexpr std::array<std::string_view, 9> top_keys = {"database", "actor",  "contract",
                                                      "language", "format", "color",
                                                      "wait",     "helper", "network-files"};
class Reader {
 public:
  Reader(const toml::table& table, ConfigFile& out) : table_(table), out_(out) {}

  void read() {
    for (const auto& [key, node] : table_) {
      if (key.str() == "channels") {
        read_channels(node);
      } else if (std::ranges::find(top_keys, key.str()) == top_keys.end()) {
        unknown(key, {top_keys.begin(), top_keys.end()});
      } else if (const auto text = node.value<std::string>(); node.is_string()) {
        out_.values.emplace(key.str(), *text);
        out_.lines.emplace(key.str(), static_cast<int>(key.source().begin.line));
      } else {
        find(node.source(), {"cli.config.not_text", {{"key", std::string(key.str())}}});
      }
    }
    if (findings_.empty()) return;
    throw Error(ErrorCode::invalid, {"cli.config.invalid", {{"file", out_.path}}})
        .findings(findings_);
  }

 private:
  void find(const toml::source_region& where, Message text) {
    findings_.push_back(
        {Severity::error,
         {out_.path, static_cast<int>(where.begin.line), static_cast<int>(where.begin.column)},
         std::move(text)});
  }

  void unknown(const toml::key& key, const std::vector<std::string>& candidates) {
    const std::string name(key.str());
    const std::string near = nearest(name, candidates);
    if (near.empty()) {
      find(key.source(), {"cli.config.unknown_key", {{"key", name}}});
    } else {
      find(key.source(), {"cli.config.unknown_key_near", {{"key", name}, {"near", near}}});
    }
  }

  void read_channels(const toml::node& node) {
    const toml::table* channels = node.as_table();
    if (channels == nullptr) return find(node.source(), {"cli.config.channels_no_table", {}});
    for (const auto& [name, value] : *channels) {
      const toml::table* table = value.as_table();
      if (table == nullptr) {
        find(value.source(), {"cli.config.channel_no_table", {{"name", std::string(name.str())}}});
      } else {
        read_channel(std::string(name.str()), *table);
      }
    }
  }

  void read_channel(const std::string& name, const toml::table& table) {
    delivery::Channel channel;
    channel.name = name;
    bool kind_given = false;
    for (const auto& [key, node] : table) {
      if (key.str() == "kind") {
        kind_given = true;
        read_kind(node, channel);
      } else if (key.str() == "command") {
        read_command(node, channel);
      } else if (key.str() == "timeout") {
        channel.timeout = read_duration(key, node);
      } else if (key.str() == "first-retry") {
        channel.first_retry = read_duration(key, node);
      } else {
        read_setting(key, node, channel);
      }
    }
    if (!kind_given) find(table.source(), {"cli.config.kind_missing", {{"name", name}}});
    out_.channels.emplace(name, std::move(channel));
  }

  void read_kind(const toml::node& node, delivery::Channel& channel) {
    const std::string word = node.value<std::string>().value_or("");
    const auto known = delivery::parse_kind(word);
    if (!known) return find(node.source(), {"cli.config.kind_unknown", {{"kind", word}}});
    channel.kind = *known;
  }

  void read_command(const toml::node& node, delivery::Channel& channel) {
    const toml::array* words = node.as_array();
    if (words == nullptr || words->empty() || !words->is_homogeneous<std::string>()) {
      return find(node.source(), {"cli.config.command_no_list", {}});
    }
    for (const toml::node& word : *words) channel.command.push_back(*word.value<std::string>());
  }

  Seconds read_duration(const toml::key& key, const toml::node& node) {
    try {
      const time::Duration read = time::parse_duration(node.value<std::string>().value_or(""));
      if (read.is_counted()) return read.seconds();
    } catch (const Error&) {
      // Told below, with the place.
    }
    find(node.source(), {"cli.config.not_a_duration", {{"key", std::string(key.str())}}});
    return Seconds{0};
  }

  void read_setting(const toml::key& key, const toml::node& node, delivery::Channel& channel) {
    std::string text;
    if (const auto word = node.value<std::string>(); node.is_string()) {
      text = *word;
    } else if (node.is_integer()) {
      text = std::to_string(*node.value<std::int64_t>());
    } else if (node.is_boolean()) {
      text = *node.value<bool>() ? "true" : "false";
    } else {
      return find(node.source(), {"cli.config.not_text", {{"key", std::string(key.str())}}});
    }
    channel.settings.emplace(key.str(), std::move(text));
  }

  const toml::table& table_;
  ConfigFile& out_;
  std::vector<Finding> findings_;
};

}  // namespace

ConfigFile read_config(std::string_view bytes, const std::string& path) {
  ConfigFile out;
  out.path = path;
  // Before a parser that recurses sees it.
  if (std::vector<Finding> findings = contract::check_bounds(bytes, path); !findings.empty()) {
    throw Error(ErrorCode::invalid, {"cli.config.invalid", {{"file", path}}})
        .findings(std::move(findings));
  }
  try {
    const toml::table table = toml::parse(bytes, path);
    Reader(table, out).read();
  } catch (const toml::parse_error& error) {
    throw Error(ErrorCode::invalid, {"cli.config.invalid", {{"file", path}}})
        .findings({{Severity::error,
                    {path, static_cast<int>(error.source().begin.line),
                     static_cast<int>(error.source().begin.column)},
                    {"cli.config.syntax", {{"problem", std::string(error.description())}}}}});
  }
  return out;
}

}  // namespace svcdesk::cli
