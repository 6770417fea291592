#include "cli/input/asset_list.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "folder.hpp"
#include "refusal.hpp"
#include "words.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;
using svcdesk::test::refusal;

namespace {

// The rows of a list that comes on standard input.
std::vector<assets::Wanted> rows_of_list(const std::string& bytes, const std::string& map = {}) {
  std::istringstream in(bytes);
  AssetList list("-", in, map);
  std::vector<assets::Wanted> out;
  list.each([&](const assets::Wanted& row) { out.push_back(row); });
  return out;
}

Error refused_list(const std::string& bytes, const std::string& map = {}) {
  const Error error = refusal([&] { rows_of_list(bytes, map); });
  test::check_words(error);
  for (const Finding& one : error.findings()) test::check_words(one.text);
  return error;
}

}  // namespace

TEST_CASE("columns that are named as the register names them need no map (AST-1)") {
  const auto rows =
      rows_of_list("tag,serial_number,firmware.bios.version\nSRV-1,S1,2.4\nSRV-2,,\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fields ==
        std::map<std::string, std::string>{{"serial_number", "S1"}, {"tag", "SRV-1"}});
  CHECK(rows[0].components.at("bios") ==
        std::map<std::string, std::string>{{"kind", "firmware"}, {"version", "2.4"}});
  CHECK(rows[1].fields.at("serial_number").empty());
}

TEST_CASE("a map says what the columns are, and leaves the others out (AST-1)") {
  const auto rows = rows_of_list("Nr,Host name,BIOS,Colour\n7,web,2.4,red\n",
                                 "tag=Nr,name=Host name,firmware.bios.version=BIOS");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].fields == std::map<std::string, std::string>{{"name", "web"}, {"tag", "7"}});
  CHECK(rows[0].components.size() == 1);
}

TEST_CASE("a map that makes no sense is a usage error (AST-1)") {
  for (const char* map : {"tag", "=Nr", "tag=", "tag=Nr,,name=Nr", ","}) {
    CAPTURE(map);
    const Error error = refused_list("Nr\n7\n", map);
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.text().id == "cli.asset.map_wrong");
  }
  const Error unknown = refused_list("Nr\n7\n", "colour=Nr");
  CHECK(unknown.code() == ErrorCode::usage);
  CHECK(unknown.text().id == "assets.no_field");
  CHECK(unknown.hints().back().id == "cli.asset.hint_map");
  CHECK(refused_list("Nr\n7\n", "tag=Number").code() == ErrorCode::not_found);
}

TEST_CASE("a heading that the register does not know is refused with the way to map it (AST-1)") {
  const Error error = refused_list("tag,Host name\nSRV-1,web\n");
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == "assets.no_field");
  CHECK(error.hints().back().id == "cli.asset.hint_map");
  CHECK(refused_list("").code() == ErrorCode::invalid);
  CHECK(refused_list("tag,tag\n").code() == ErrorCode::invalid);
}

TEST_CASE("what the register refuses of a line is told with its number, all of it (AST-1)") {
  std::istringstream in("tag\nSRV-1\n\"SRV\n-2\"\nSRV-3\nSRV-4\n");
  AssetList list("-", in, {});
  const std::string good = "SRV-1";
  const Error error = refusal([&] {
    list.each([&](const assets::Wanted& row) {
      if (row.fields.at("tag") == good) return;
      throw Error(ErrorCode::invalid, {"assets.no_tag", {}}).hint({"assets.hint.tag", {}});
    });
  });
  CHECK(error.code() == ErrorCode::invalid);
  REQUIRE(error.findings().size() == 3);
  CHECK(error.findings()[0].place.line == 3);
  CHECK(error.findings()[1].place.line == 5);
  CHECK(error.findings()[2].place.line == 6);
  CHECK(error.hints().size() == 1);
}

TEST_CASE("what was found before a line that cannot be read is told with it (AST-1)") {
  std::istringstream in("tag,name\nSRV-1,a\nSRV-2,b\nSRV-3\nSRV-4,d\n");
  AssetList list("-", in, {});
  const Error error = refusal([&] {
    list.each([&](const assets::Wanted& row) {
      if (row.fields.at("name") == "a") throw Error(ErrorCode::invalid, {"assets.no_tag", {}});
    });
  });
  REQUIRE(error.findings().size() == 2);
  CHECK(error.findings()[0].place.line == 2);
  CHECK(error.findings()[1].place.line == 4);
  CHECK(error.findings()[1].text.id == "cli.csv.cell_count");
}

TEST_CASE("a list is read in the form that is said: encoding and separator (AST-1)") {
  std::istringstream in("tag;name\nSRV-1;\xB0\xA1\n");
  AssetList list("-", in, {}, {.encoding = "gb18030", .separator = ';'});
  std::string name;
  list.each([&](const assets::Wanted& row) { name = row.fields.at("name"); });
  CHECK(name == "啊");
}

TEST_CASE("what has nothing to do with the file ends it at once (ORG-6)") {
  std::istringstream in("tag\nSRV-1\nSRV-2\n");
  AssetList list("-", in, {});
  int rows = 0;
  const Error error = refusal([&] {
    list.each([&](const assets::Wanted&) {
      ++rows;
      throw Error(ErrorCode::refused, {"authority.beyond_role", {}});
    });
  });
  CHECK(error.code() == ErrorCode::refused);
  CHECK(rows == 1);
}

TEST_CASE("of more mistakes than anybody reads a thousand are told") {
  std::string bytes = "tag\n";
  for (int n = 0; n < 1500; ++n) bytes += "SRV-" + std::to_string(n) + "\n";
  std::istringstream in(bytes);
  AssetList list("-", in, {});
  const Error error = refusal([&] {
    list.each([](const assets::Wanted&) {
      throw Error(ErrorCode::invalid, {"assets.no_tag", {}});
    });
  });
  CHECK(error.findings().size() == 1000);
}

TEST_CASE("a list is read again from its beginning, a file as well as standard input") {
  const test::Folder folder;
  const std::string path = folder / "list.csv";
  std::ofstream(path) << "tag\nSRV-1\nSRV-2\n";
  std::istringstream in("tag\nSRV-1\nSRV-2\n");
  for (const std::string& from : {path, std::string("-")}) {
    AssetList list(from, in, {});
    for (int round = 0; round < 2; ++round) {
      int rows = 0;
      list.each([&](const assets::Wanted&) { ++rows; });
      CHECK(rows == 2);
    }
  }
}
