// Reading the words behind a command. The only door to CLI11.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/tree/command.hpp"

namespace svcdesk::cli {

// What was given, by the names of the description: options without their dashes, arguments by name.
class Arguments {
 public:
  void add(std::string_view name, std::string value);

  bool has(std::string_view name) const;
  // Nothing where it was not given.
  std::optional<std::string> find(std::string_view name) const;
  // Empty where it was not given.
  std::string text(std::string_view name) const;
  // Every value of a repeated option or a list of arguments.
  std::vector<std::string> all(std::string_view name) const;
  // Kind::integer was checked when it was read. Throws Error(usage) for anything else.
  std::optional<std::int64_t> number(std::string_view name) const;

  // What was asked, for --request-id: without the options that do not change the answer.
  std::string described() const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct Typed {
  Arguments options;
  std::vector<std::string> words;    // what is no option, in order
  std::vector<std::string> unknown;  // options that there are not
};

// Throws Error(usage) for an option without its value, and for a flag with one.
Typed read_options(const std::vector<const Option*>& options,
                   const std::vector<std::string>& tokens);

}  // namespace svcdesk::cli
