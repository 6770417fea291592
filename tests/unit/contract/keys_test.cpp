#include "svcdesk/contract/keys.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "reading.hpp"
#include "svcdesk/base/json.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;

namespace {

using Names = std::map<std::string, std::set<std::string>>;  // table -> keys

const Json& table_in(const Json& definition) {
  if (definition.contains("properties")) return definition;
  if (!definition["oneOf"].is_array()) return definition;
  for (const Json& one : definition["oneOf"].items()) {
    if (one.contains("properties")) return one;
  }
  return definition;
}

void add_keys(const std::string& table, const Json& definition, Names& to) {
  const Json& found = table_in(definition);
  if (!found.contains("properties")) return;
  for (const auto& [key, value] : found["properties"].members()) to[table].insert(key);
}

Names in_schema() {
  const Json schema =
      Json::parse(testing::bytes_of(testing::source("schemas/contract.schema.json")));
  Names names;
  add_keys("file", schema, names);
  for (const auto& [table, definition] : schema["definitions"].members()) {
    if (table != "event") add_keys(table, definition, names);
  }
  return names;
}

// `.\" table: NAME` begins a table; `.BR key " (...` is a key.
Names in_manual() {
  Names names;
  std::istringstream in(testing::bytes_of(testing::source("man/svcdesk-contract.5")));
  std::string table;
  for (std::string line; std::getline(in, line);) {
    std::string plain;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] != '\\' || i + 1 == line.size() || line[i + 1] != '-') plain += line[i];
    }
    const std::string mark = ".\\\" table: ";
    if (plain.starts_with(mark)) table = plain.substr(mark.size());
    if (plain.starts_with(".SH")) table.clear();
    const auto kind = plain.find(" \" (");
    if (!table.empty() && plain.starts_with(".BR ") && kind != std::string::npos) {
      names[table].insert(plain.substr(4, kind - 4));
    }
  }
  return names;
}

Names in_reader() {
  Names names;
  for (const Key& key : keys())
    names[std::string(name_of(key.table))].insert(std::string(key.name));
  return names;
}

}  // namespace

TEST_CASE("the JSON Schema has every key of the reader, and no other (CON-2)") {
  const Names reader = in_reader();
  const Names schema = in_schema();
  for (const auto& entry : reader) {
    const std::string& table = entry.first;
    CAPTURE(table);
    REQUIRE(schema.count(table) == 1);
    CHECK(schema.at(table) == entry.second);
  }
  CHECK(schema.size() == reader.size());
}

TEST_CASE("svcdesk-contract(5) explains every key of the reader, and no other (CON-2)") {
  const Names reader = in_reader();
  const Names manual = in_manual();
  for (const auto& entry : reader) {
    const std::string& table = entry.first;
    CAPTURE(table);
    REQUIRE(manual.count(table) == 1);
    CHECK(manual.at(table) == entry.second);
  }
  CHECK(manual.size() == reader.size());
}

TEST_CASE("the schema asks for the same keys as the reader (CON-2)") {
  const Json schema =
      Json::parse(testing::bytes_of(testing::source("schemas/contract.schema.json")));
  for (const Key& key : keys()) {
    const std::string table(name_of(key.table));
    const Json& definition =
        table_in(key.table == Table::file ? schema : schema["definitions"][table]);
    std::set<std::string> required;
    if (definition.contains("required")) {
      for (const Json& one : definition["required"].items()) required.insert(one.string());
    }
    CAPTURE(table);
    CAPTURE(key.name);
    CHECK(required.count(std::string(key.name)) == (key.need == Key::Need::required ? 1U : 0U));
  }
}

TEST_CASE("no key stands twice in a table (CON-2)") {
  std::set<std::pair<Table, std::string_view>> seen;
  for (const Key& key : keys()) CHECK(seen.emplace(key.table, key.name).second);
}
