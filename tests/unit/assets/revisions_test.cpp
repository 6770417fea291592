#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::assets;
using namespace svcdesk::assets::story;

using Lines = std::vector<std::string>;

TEST_CASE("what differs is told in the order of the fields, by the words that say it (AST-1)") {
  Story story = registered();
  const Asset before = story.state();
  story.edit({{"rack", ""},
              {"name", "db"},
              {"firmware.bios.version", "2.4"},
              {"hardware.disk-3.serial_number", "S3"}});
  CHECK(told(edits(before, story.state())) == Lines{"name: web -> db", "rack: R-07 -> ",
                                                    "firmware.bios.version: 2.1 -> 2.4",
                                                    "hardware.disk-3.serial_number:  -> S3"});
  CHECK(edits(before, before).empty());
}

TEST_CASE("what was taken out is told first, by what it was (AST-1)") {
  Story story = registered();
  const Asset before = story.state();
  Change change{wanted({{"os.os.product", "Debian"}}), {}, {}};
  change.wanted.components["disk-2"] = {};
  story.does(change);
  CHECK(told(edits(before, story.state())) ==
        Lines{"hardware.disk-2.serial_number: S2 -> ", "os.os.product:  -> Debian"});
}

TEST_CASE("another kind of component is one edit of its kind (AST-1)") {
  Story story = registered();
  const Asset before = story.state();
  story.edit({{"software.bios.version", "2.1"}});
  CHECK(told(edits(before, story.state())) == Lines{"software.bios.kind: firmware -> software"});
}

TEST_CASE("links are told with their notes, what is gone first (AST-1)") {
  Story story = registered();
  const Asset before = story.state();
  Change change;
  change.wanted.links = {{"backup-of", AssetId{9}, ""}, {"connected-to", AssetId{7}, "port 4"}};
  story.does(change);
  CHECK(told(edits(before, story.state())) == Lines{"connected-to: A-7 (port 3) -> ",
                                                    "backup-of:  -> A-9",
                                                    "connected-to:  -> A-7 (port 4)"});
}

TEST_CASE("each event of an asset's own is a revision with what it changed (AST-1)") {
  Story story = registered();
  story.edit({{"name", "db"}}).at(20).does(Retire{"broken"});
  const std::vector<Revision> all = revisions(story.events());
  REQUIRE(all.size() == 3);
  CHECK(all[0].event.type == "asset.added");
  CHECK(all[0].edits.size() == 10);
  CHECK(all[1].event.seq == 2);
  CHECK(told(all[1].edits) == Lines{"name: web -> db"});
  CHECK(all[2].event.payload.text("reason") == "broken");
  CHECK(all[2].edits.empty());
}

TEST_CASE("a revision that was recorded late stands where it happened (ruling 17)") {
  Story story = registered();
  story.edit({{"name", "db"}}).at(20).late(5).edit({{"name", "cache"}});
  const std::vector<Revision> all = revisions(story.events());
  REQUIRE(all.size() == 3);
  CHECK(told(all[1].edits) == Lines{"name: web -> cache"});
  CHECK(told(all[2].edits) == Lines{"name: cache -> db"});
}
