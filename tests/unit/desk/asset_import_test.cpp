#include <algorithm>

#include "registering.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

std::vector<Words> two_servers(const std::string& version = "2.1") {
  return {{{"tag", "SRV-1"}, {"name", "web"}, {"firmware.bios.version", version}},
          {{"tag", "SRV-2"}, {"name", "db"}, {"firmware.bios.version", "1.0"}}};
}

}  // namespace

TEST_CASE("a list is taken in once: the same list again changes nothing (AST-1)") {
  DrillDesk desk;
  const desk::AssetImport first = import(desk, two_servers());
  CHECK(first.added == 2);
  CHECK(first.changed + first.unchanged + first.absent == 0);
  CHECK(desk.desk().assets().show("SRV-2").state.component("bios")->version == "1.0");
  const std::int64_t events = desk.count("");
  const desk::AssetImport second = import(desk.at(5), two_servers());
  CHECK(second.unchanged == 2);
  CHECK(second.added + second.changed + second.absent == 0);
  CHECK(desk.count("") == events);
}

TEST_CASE("a list that differs changes what differs, and says what (AST-1)") {
  DrillDesk desk;
  import(desk, two_servers());
  const desk::AssetImport done = import(desk.at(5), two_servers("2.4"));
  CHECK(done.changed == 1);
  CHECK(done.unchanged == 1);
  REQUIRE(done.differences.size() == 1);
  CHECK(done.differences[0].tag == "SRV-1");
  CHECK(done.differences[0].id == AssetId{1});
  CHECK(done.differences[0].edits ==
        std::vector<assets::Edit>{{"firmware.bios.version", "2.1", "2.4"}});
  CHECK(desk.count("asset.changed", "A-1") == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("what is not in the list stays, and is told; so is what was retired not (AST-1)") {
  DrillDesk desk;
  import(desk, two_servers());
  add(desk, {{"tag", "SRV-3"}});
  add(desk, {{"tag", "SRV-4"}});
  desk.desk().assets().retire("SRV-4", "broken");
  const desk::AssetImport done = import(desk, {{{"tag", "SRV-2"}, {"name", "db"}}});
  CHECK(done.absent == 2);
  CHECK(done.absent_tags == std::vector<std::string>{"SRV-1", "SRV-3"});
  CHECK(done.unchanged == 1);
  CHECK(desk.desk().assets().show("SRV-1").state.status == assets::Status::in_service);
}

TEST_CASE("a list names what is in service: a retired tag is a new machine (AST-1)") {
  DrillDesk desk;
  import(desk, two_servers());
  desk.desk().assets().retire("SRV-1", "broken");
  CHECK(import(desk.at(5), two_servers()).added == 1);
  CHECK(desk.desk().assets().resolve("SRV-1") == AssetId{3});
}

TEST_CASE("a list that names a tag twice is refused whole, blanks around it or not (AST-1)") {
  for (const char* twin : {"SRV-1", " SRV-1 "}) {
    for (const bool known : {false, true}) {
      CAPTURE(twin);
      CAPTURE(known);
      DrillDesk desk;
      if (known) add(desk, {{"tag", "SRV-1"}});
      const std::int64_t events = desk.count("");
      const Error error = refusal([&] {
        import(desk, {{{ "tag",
                         "SRV-1" }},
                      {{ "tag",
                         "SRV-2" }},
                      { {"tag", twin},
                        { "name",
                          "x" } }});
      });
      CHECK(error.code() == ErrorCode::invalid);
      CHECK(error.text().id == "desk.asset.import_twice");
      CHECK(desk.count("") == events);
      CHECK(tags(desk).size() == (known ? 1 : 0));
    }
  }
}

TEST_CASE("a row with blanks around its tag is the asset with that tag (AST-1)") {
  DrillDesk desk;
  import(desk, two_servers());
  const desk::AssetImport done = import(desk, {{{"tag", "SRV-1 "}, {"name", " web"}}});
  CHECK(done.unchanged == 1);
  CHECK(done.added == 0);
}

TEST_CASE("a row without a tag, or that the register refuses, changes nothing at all (AST-1)") {
  const std::vector<Words> bad_rows = {{{"name", "x"}},
                                       {{"tag", " "}},
                                       {{"tag", "SRV-3"}, {"coverage_from", "soon"}},
                                       {{"tag", "SRV-1"}, {"warranty_until", "2026-02-30"}}};
  for (const Words& bad : bad_rows) {
    DrillDesk desk;
    import(desk, two_servers());
    const std::int64_t events = desk.count("");
    const Error error = refusal([&] {
      import(desk, {{{"tag", "SRV-1"}, { "name", "new" }}, {{ "tag", "SRV-9" }}, bad});
    });
    CHECK(error.code() == ErrorCode::invalid);
    CHECK(desk.count("") == events);
    CHECK(tags(desk).size() == 2);
    CHECK(add(desk, {{"tag", "SRV-10"}}) == "A-3");
  }
}

TEST_CASE("a row that is linked to what is no asset changes nothing at all (AST-1)") {
  DrillDesk desk;
  assets::Wanted row = wanted({{"tag", "SRV-1"}});
  row.links = {{"backup-of", AssetId{7}, ""}};
  const auto take_it = [&](const desk::TakeAsset& take) { take(row); };
  CHECK(refusal([&] { desk.desk().assets().import(take_it); }).code() == ErrorCode::not_found);
  CHECK(tags(desk).empty());
}

TEST_CASE("an import that somebody may not do is refused (ORG-6)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(
      with(small_contract(), "[roles.manager]", "[roles.manager]\nmay = [\"asset.register\"]"));
  CHECK(refusal([&] { import(desk, two_servers()); }).rule() == "ORG-6");
  CHECK(import(desk.as("li"), two_servers()).added == 2);
  CHECK(refusal([&] { edit(desk.as("wu"), "SRV-1", {{"name", "x"}}); }).rule() == "ORG-6");
}

TEST_CASE("a dry run of an import says what it would do and keeps nothing (AST-1)") {
  DrillDesk desk;
  import(desk, two_servers());
  const std::int64_t events = desk.count("");
  desk.options.mode = desk::Options::Mode::dry_run;
  std::vector<Words> rows = two_servers("2.4");
  rows.push_back({{"tag", "SRV-3"}});
  const desk::AssetImport done = import(desk.at(5), rows);
  CHECK(done.added == 1);
  CHECK(done.changed == 1);
  CHECK(done.differences.at(0).edits.size() == 1);
  CHECK(desk.count("") == events);
  CHECK(tags(desk).size() == 2);
}

TEST_CASE("an import is done once a request id, with the same rows only (decision 10)") {
  DrillDesk desk;
  desk.options.request_id = "r-1";
  CHECK(import(desk, two_servers()).added == 2);
  const std::int64_t events = desk.count("");
  const desk::AssetImport again = import(desk, two_servers());
  CHECK(again.unchanged == 2);
  CHECK(again.added + again.changed == 0);
  CHECK(refusal([&] { import(desk, two_servers("2.4")); }).text().id == "desk.request.reused");
  desk.options.request_words = "another file";
  CHECK(refusal([&] { import(desk, two_servers()); }).text().id == "desk.request.reused");
  CHECK(desk.count("") == events);
}

TEST_CASE("an import tells how far it is") {
  DrillDesk desk;
  std::vector<std::int64_t> told;
  desk.options.progress = [&](std::int64_t done, std::int64_t) { told.push_back(done); };
  import(desk, two_servers());
  CHECK(told == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("an empty list changes nothing, and all assets are absent from it (AST-1)") {
  DrillDesk desk;
  CHECK(import(desk, {}).absent == 0);
  import(desk, two_servers());
  CHECK(import(desk, {}).absent == 2);
}

TEST_CASE("of more differences than anybody reads all are counted (AST-1)") {
  DrillDesk desk;
  std::vector<Words> rows;
  const std::int64_t many = std::int64_t{desk::most_differences} + 3;
  for (std::int64_t n = 0; n < many; ++n) rows.push_back({{"tag", "SRV-" + std::to_string(n)}});
  CHECK(import(desk, rows).added == many);
  const desk::AssetImport none = import(desk, {});
  CHECK(none.absent == many);
  CHECK(none.absent_tags.size() == desk::most_differences);
  for (Words& row : rows) row.emplace_back("name", "x");
  const desk::AssetImport changed = import(desk, rows);
  CHECK(changed.changed == many);
  CHECK(changed.differences.size() == desk::most_differences);
}
