// Whether a refusal can be said: its messages stand in every language with their arguments.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "places.hpp"
#include "svcdesk/base/error.hpp"

namespace svcdesk::test {

using WordTable = std::map<std::string, std::string>;

// Every message of that language, as it stands in the files.
inline WordTable read_words(const std::string& language) {
  WordTable table;
  const std::filesystem::path folder = source_dir() + "/lib/svcdesk/text/messages";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.path().filename().string().ends_with("." + language + ".txt")) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const std::size_t equals = line.find(" = ");
      if (equals != std::string::npos) table[line.substr(0, equals)] = line.substr(equals + 3);
    }
  }
  return table;
}

inline void check_filled(const WordTable& table, const Message& message) {
  const auto found = table.find(message.id);
  REQUIRE_MESSAGE(found != table.end(), message.id);
  const std::string& text = found->second;
  for (std::size_t open = text.find('{'); open != std::string::npos;
       open = text.find('{', open + 1)) {
    const std::string place = text.substr(open + 1, text.find('}', open) - open - 1);
    const std::size_t colon = place.find(':');  // after it: in whose words
    const std::string name = place.substr(0, colon);
    const auto given = std::find_if(message.args.begin(), message.args.end(),
                                    [&](const auto& one) { return one.first == name; });
    REQUIRE_MESSAGE(given != message.args.end(), message.id << " lacks " << name);
    if (colon == std::string::npos) continue;
    const std::string word = place.substr(colon + 1) + "." + given->second;
    CHECK_MESSAGE(table.count(word) == 1, message.id << " says " << word);
  }
}

// Fails the test unless the message stands in both tables and has their arguments.
inline void check_words(const Message& message) {
  static const WordTable english = read_words("en");
  static const WordTable chinese = read_words("zh-CN");
  check_filled(english, message);
  check_filled(chinese, message);
}

inline void check_words(const Error& error) {
  check_words(error.text());
  for (const Message& one : error.hints()) check_words(one);
  for (const Condition& one : error.conditions()) check_words(one.text);
}

}  // namespace svcdesk::test
