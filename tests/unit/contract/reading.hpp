// What the tests of this room share: reading files and contracts, findings in words.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "places.hpp"
#include "svcdesk/contract/load.hpp"
#include "svcdesk/text/messages.hpp"

namespace svcdesk::contract::testing {

inline std::filesystem::path source(const std::string& name) {
  return std::filesystem::path(test::source_dir()) / name;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string example_text() { return bytes_of(source("schemas/contract.example.toml")); }

// A calendar file of the tests: "2026-02-15 2026-02-23 summary" a line.
std::vector<time::CalendarEntry> read_plain_days(std::string_view bytes);

// Files beside the golden contracts.
Sources golden_sources();

// Every finding as the command line prints it, in English.
std::string words(const Reading& reading);
std::string words(const std::vector<Finding>& findings, Language language);

// A small contract that is in order, in which tests change a line.
std::string small_contract();
// small_contract() with the first `from` replaced by `to`; fails the test when it is not there.
std::string small_contract_with(const std::string& from, const std::string& to);

Contract example();

// What differs, a line each: "path: before -> after".
std::string changes_between(const Contract& before, const Contract& after);

}  // namespace svcdesk::contract::testing
