#include "svcdesk/contract/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <sstream>

#include "svcdesk/contract/detail/toml.hpp"
#include "svcdesk/contract/statements.hpp"

namespace svcdesk::contract {
namespace {

At place_of(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

std::optional<Date> date_of(const toml::date& date) {
  const std::chrono::year_month_day read{
      std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
  return read.ok() ? std::optional<Date>(Date(read)) : std::nullopt;
}

std::string as_written(const toml::node& node) {
  std::ostringstream out;
  node.visit([&](const auto& value) {
    if constexpr (toml::is_value<decltype(value)>) out << value.get();
  });
  return out.str();
}

void set_date(Node& node, const toml::date& date) {
  node.kind = Node::Kind::date;
  node.date = date_of(date).value_or(Date{});
}

void set_moment(Node& node, const toml::date_time& moment) {
  node.kind = moment.offset ? Node::Kind::moment : Node::Kind::wall;
  node.wall = LocalSeconds(date_of(moment.date).value_or(Date{})) +
              std::chrono::hours{moment.time.hour} + std::chrono::minutes{moment.time.minute} +
              Seconds{moment.time.second};
}

void set_scalar(Node& node, const toml::node& from) {
  node.text = as_written(from);
  if (const auto* text = from.as_string()) {
    node.kind = Node::Kind::text;
    node.text = text->get();
  } else if (const auto* number = from.as_integer()) {
    node.kind = Node::Kind::integer;
    node.integer = number->get();
  } else if (const auto* truth = from.as_boolean()) {
    node.kind = Node::Kind::truth;
    node.integer = truth->get() ? 1 : 0;
    node.text = truth->get() ? "true" : "false";
  } else if (const auto* date = from.as_date()) {
    set_date(node, date->get());
  } else if (const auto* moment = from.as_date_time()) {
    set_moment(node, moment->get());
  } else {
    node.kind = from.is_time() ? Node::Kind::moment : Node::Kind::real;
  }
}

Node convert(const toml::node& from) {
  Node node;
  node.at = place_of(from.source());
  if (const auto* table = from.as_table()) {
    node.kind = Node::Kind::table;
    for (const auto& [key, value] : *table) {
      node.members.push_back({std::string(key.str()), place_of(key.source()), convert(value)});
    }
    std::stable_sort(node.members.begin(), node.members.end(),
                     [](const Member& a, const Member& b) { return a.at < b.at; });
  } else if (const auto* list = from.as_array()) {
    node.kind = Node::Kind::list;
    for (const auto& item : *list) node.items.push_back(convert(item));
  } else {
    set_scalar(node, from);
  }
  return node;
}

// The parser begins every message alike.
std::string tidy(const std::string& problem) {
  constexpr std::string_view usual = "Error while parsing ";
  return problem.starts_with(usual) ? problem.substr(usual.size()) : problem;
}

struct Attempt {
  std::optional<Node> root;
  At at;
  std::string problem;
};

Attempt attempt(const std::string& text) {
  try {
    return {convert(toml::parse(std::string_view(text))), {}, {}};
  } catch (const toml::parse_error& error) {
    return {std::nullopt, place_of(error.source()), std::string(error.description())};
  } catch (const std::exception& error) {
    return {std::nullopt, {}, error.what()};
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

Tree parse_tree(std::string_view bytes, const std::string& file) {
  constexpr std::size_t most_attempts = 50;
  constexpr std::size_t most_read = 8U << 20U;  // over all attempts: each reads the whole file
  const std::size_t attempts =
      std::clamp(most_read / (bytes.size() + 1), std::size_t{2}, most_attempts);
  Tree tree;
  Statements statements(bytes);
  for (std::size_t i = 0; i < attempts; ++i) {
    Attempt next = attempt(statements.text());
    if (next.root) {
      tree.root = std::move(*next.root);
      tree.root.at = {1, 1};
      return tree;
    }
    tree.syntax.push_back({Severity::error,
                           {file, next.at.line, next.at.column},
                           {"contract.syntax", {{"problem", tidy(next.problem)}}}});
    if (!statements.leave_out(next.at.line)) return tree;
  }
  return tree;
}

}  // namespace svcdesk::contract
