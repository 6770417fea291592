#include "cli/settings/config_file.hpp"

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

Error invalid(const std::string& path, std::vector<Finding> findings) {
  return Error(ErrorCode::invalid, {"cli.config.invalid", {{"file", path}}})
      .findings(std::move(findings));
}

class Reader {
  using Node = contract::Node;
  using Kind = contract::Node::Kind;

 public:
  explicit Reader(ConfigFile& out) : out_(out) {}

  void read(const Node& root) {
    for (const auto& [key, at, node] : root.members) {
      if (key == "channels") {
        read_channels(node);
      } else if (std::ranges::find(top_keys, key) == top_keys.end()) {
        unknown(key, at);
      } else if (node.kind == Kind::text) {
        out_.values.emplace(key, node.text);
        out_.lines.emplace(key, at.line);
      } else {
        find(node.at, {"cli.config.not_text", {{"key", key}}});
      }
    }
    if (!findings_.empty()) throw invalid(out_.path, std::move(findings_));
  }

 private:
  void find(contract::At at, Message text) {
    findings_.push_back({Severity::error, {out_.path, at.line, at.column}, std::move(text)});
  }

  void unknown(const std::string& key, contract::At at) {
    const std::string near = nearest(key, {top_keys.begin(), top_keys.end()});
    if (near.empty()) {
      find(at, {"cli.config.unknown_key", {{"key", key}}});
    } else {
      find(at, {"cli.config.unknown_key_near", {{"key", key}, {"near", near}}});
    }
  }

  void read_channels(const Node& channels) {
    if (channels.kind != Kind::table) {
      return find(channels.at, {"cli.config.channels_no_table", {}});
    }
    for (const auto& [name, at, table] : channels.members) {
      if (table.kind == Kind::table) {
        read_channel(name, table);
      } else {
        find(table.at, {"cli.config.channel_no_table", {{"name", name}}});
      }
    }
  }

  void read_channel(const std::string& name, const Node& table) {
    delivery::Channel channel;
    channel.name = name;
    for (const auto& [key, at, node] : table.members) {
      if (key == "kind") {
        read_kind(node, channel);
      } else if (key == "command") {
        read_command(node, channel);
      } else if (key == "timeout") {
        channel.timeout = read_duration(key, node);
      } else if (key == "first-retry") {
        channel.first_retry = read_duration(key, node);
      } else {
        read_setting(key, node, channel);
      }
    }
    if (table.find("kind") == nullptr) {
      find(table.at, {"cli.config.kind_missing", {{"name", name}}});
    }
    out_.channels.emplace(name, std::move(channel));
  }

  void read_kind(const Node& node, delivery::Channel& channel) {
    const auto known = delivery::parse_kind(text_of(node));
    if (!known) return find(node.at, {"cli.config.kind_unknown", {{"kind", text_of(node)}}});
    channel.kind = *known;
  }

  void read_command(const Node& words, delivery::Channel& channel) {
    const auto is_text = [](const Node& word) { return word.kind == Kind::text; };
    if (words.items.empty() || !std::ranges::all_of(words.items, is_text)) {
      return find(words.at, {"cli.config.command_no_list", {}});
    }
    for (const Node& word : words.items) channel.command.push_back(word.text);
  }

  Seconds read_duration(const std::string& key, const Node& node) {
    try {
      const time::Duration read = time::parse_duration(text_of(node));
      if (read.is_counted()) return read.seconds();
    } catch (const Error&) {
      // Told below, with the place.
    }
    find(node.at, {"cli.config.not_a_duration", {{"key", key}}});
    return Seconds{0};
  }

  void read_setting(const std::string& key, const Node& node, delivery::Channel& channel) {
    if (node.kind != Kind::text && node.kind != Kind::integer && node.kind != Kind::truth) {
      return find(node.at, {"cli.config.not_text", {{"key", key}}});
    }
    channel.settings.emplace(key, node.text);
  }

  static std::string text_of(const Node& node) {
    return node.kind == Kind::text ? node.text : std::string();
  }

  ConfigFile& out_;
  std::vector<Finding> findings_;
};

}  // namespace

ConfigFile read_config(std::string_view bytes, const std::string& path) {
  ConfigFile out;
  out.path = path;
  // Before a parser that recurses sees it.
  if (std::vector<Finding> findings = contract::check_bounds(bytes, path); !findings.empty()) {
    throw invalid(path, std::move(findings));
  }
  contract::Tree tree = contract::parse_tree(bytes, path);
  if (!tree.syntax.empty()) throw invalid(path, std::move(tree.syntax));
  Reader(out).read(tree.root);
  return out;
}

}  // namespace svcdesk::cli
