// A TOML file as a tree of values with their places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "svcdesk/base/error.hpp"
#include "svcdesk/time/instant.hpp"

namespace svcdesk::contract {

// Line and column, both from 1.
struct At {
  int line = 0;
  int column = 0;
  auto operator<=>(const At&) const = default;
};

struct Member;

struct Node {
  enum class Kind { text, integer, real, truth, date, wall, moment, list, table };
  Kind kind = Kind::table;
  At at;
  std::string text;             // a text's value; how any other scalar is shown to people
  std::int64_t integer = 0;     // integer; truth as 0 and 1
  Date date{};                  // date
  LocalSeconds wall{};          // wall: date and time without offset
  std::vector<Member> members;  // of a table, in the order of the file
  std::vector<Node> items;      // of a list

  const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  At at;
  Node value;
};

// Limits that no contract written by people comes near; beyond them a file is refused unread.
inline constexpr std::size_t most_bytes = 4U << 20U;
inline constexpr std::size_t most_values = 100'000;
inline constexpr std::size_t most_depth = 64;
inline constexpr std::size_t most_catalogues = 32;

struct Tree {
  Node root;
  std::vector<Finding> syntax;  // every statement that is no TOML; they are left out of the tree
};

// Never throws for the file's content.
Tree parse_tree(std::string_view bytes, const std::string& file);

// How much there is to read.
struct Bulk {
  std::size_t bytes = 0;
  std::size_t values = 0;
};
Bulk bulk_of(std::string_view bytes);

// The same file with a finding where it is too large, too deep, has too many values, or is no
// UTF-8. What was read `before` counts with it: many small files are one large one.
std::vector<Finding> check_bounds(std::string_view bytes, const std::string& file,
                                  Bulk before = {});

}  // namespace svcdesk::contract
