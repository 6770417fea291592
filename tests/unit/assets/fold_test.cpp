#include <algorithm>

#include "story.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::assets;
using namespace svcdesk::assets::story;

namespace {

Asset registered_state() { return registered().state(); }

Change links(std::vector<Link> all) {
  Change out;
  out.wanted.links = std::move(all);
  return out;
}

}  // namespace

TEST_CASE("an asset is what its events said of it (AST-1)") {
  const Asset state = registered_state();
  CHECK(state.id == AssetId{1});
  CHECK(state.contract == "DG-2026-017");
  CHECK(state.status == Status::in_service);
  CHECK(state.tag + "/" + state.name + "/" + state.vendor + "/" + state.model + "/" + state.site +
            "/" + state.rack ==
        "SRV-1/web/Dell/R740/hall-1/R-07");
  CHECK(state.added == minute(0));
  CHECK(state.last_event == minute(0));
  CHECK(state.revision == 1);
  REQUIRE(state.components.size() == 3);
  CHECK(state.components[0].slot == "bios");
  CHECK(state.components[0].kind == "firmware");
  CHECK(state.components[0].version == "2.1");
  CHECK(state.component("disk-2")->serial_number == "S2");
  CHECK(state.component("disk-3") == nullptr);
  CHECK(state.links == std::vector<Link>{{"connected-to", AssetId{7}, "port 3"}});
}

TEST_CASE("every plain field can be said, changed and cleared (AST-1)") {
  for (const Field& field : fields()) {
    CAPTURE(field.key);
    const std::string key(field.key);
    const bool date = field.kind == Field::Kind::date;
    const std::string one = date ? "2026-02-01" : "hall-1", other = date ? "2026-03-01" : "hall-2";
    Story story;
    story.add({{"tag", "SRV-1"}}).at(1).edit({{key, one}});
    CHECK(story.state().*field.member == one);
    story.at(2).edit({{key, other}});
    CHECK(story.state().*field.member == other);
    if (key == "tag") continue;
    story.at(3).edit({{key, ""}});
    CHECK((story.state().*field.member).empty());
  }
}

TEST_CASE("every field of a component can be said and changed (AST-1)") {
  for (const ComponentField& field : component_fields()) {
    CAPTURE(field.key);
    if (field.key == "kind") continue;
    const std::string word = "software.db." + std::string(field.key);
    Story story;
    story.add({{"tag", "SRV-1"}, {word, "one"}}).at(1).edit({{word, "two"}});
    REQUIRE(story.state().component("db") != nullptr);
    CHECK(story.state().component("db")->*field.member == "two");
    CHECK(story.state().component("db")->kind == "software");
  }
}

TEST_CASE("a field and a component field are found by their key (AST-1)") {
  CHECK(find_field("serial_number")->member == &Asset::serial_number);
  CHECK(find_field("serial-number") == nullptr);
  CHECK(find_field("components") == nullptr);
  CHECK(fields().size() == 15);
  CHECK(component_fields().size() == 7);
  CHECK(component_kinds().size() == 4);
  CHECK(link_kinds().size() == 3);
}

TEST_CASE("events count in the order of their times, in whatever order they come (AUD-3)") {
  Story story = registered();
  story.edit({{"name", "db"}}).at(20).late(5).edit({{"rack", "R-08"}, {"name", "cache"}});
  story.at(30).does(Retire{"broken"});
  const Asset state = story.state();
  CHECK(state.name == "db");
  CHECK(state.rack == "R-08");
  CHECK(state.status == Status::retired);
  CHECK(state.last_event == minute(30));
  CHECK(state.revision == 4);
  std::vector<journal::Event> shuffled = story.events();
  std::reverse(shuffled.begin(), shuffled.end());
  CHECK(fold(shuffled) == state);
}

TEST_CASE("of two events at one time the one that was recorded later counts (AUD-3)") {
  Story story = registered();
  story.edit({{"name", "one"}}).edit({{"name", "two"}});
  CHECK(story.state().name == "two");
}

TEST_CASE("what only refers to an asset, and what the desk records, change nothing of it (AUD-3)") {
  Story story = registered();
  const Asset before = story.state();
  journal::Event opened = story.events().front();
  opened.seq = 8;
  opened.at = minute(99);
  opened.type = "case.opened";
  opened.subject = {"case", "C-1"};
  opened.refs = {{"asset", "A-1"}};
  opened.payload = Json::object({{"name", "not ours"}});
  story.events().push_back(opened);
  CHECK(story.state() == before);
  journal::Event fired = story.events().front();
  fired.seq = 9;
  fired.at = minute(99);
  fired.type = "step.fired";
  fired.payload = Json::object({{"name", "not ours"}});
  story.events().push_back(fired);
  CHECK(story.state().name == "web");
  CHECK(story.state().last_event == before.last_event);
  CHECK(story.state().revision == 9);
}

TEST_CASE("without events there is no asset") {
  CHECK(fold({}) == Asset{});
  CHECK(revisions({}).empty());
  Story story = registered();
  story.events().front().type = "asset.changed";
  CHECK(fold(story.events()) == Asset{});
}

TEST_CASE("a payload of another shape is passed over, not followed (F10)") {
  Story story = registered();
  journal::Event odd = story.events().front();
  odd.seq = 2;
  odd.type = "asset.changed";
  odd.payload = Json::object({{"components", "none"}, {"links", 3}, {"unlinked", true}});
  story.events().push_back(odd);
  CHECK(story.state().components.size() == 3);
  CHECK(story.state().links.size() == 1);
}

TEST_CASE("components are kept by slot, taken out and put back (AST-1)") {
  Story story = registered();
  story.edit({{"firmware.agent.version", "1"}, {"hardware.disk-0.model", "X"}});
  std::vector<std::string> slots;
  for (const Component& one : story.state().components) slots.push_back(one.slot);
  CHECK(slots == std::vector<std::string>{"agent", "bios", "disk-0", "disk-1", "disk-2"});
  Change remove;
  remove.wanted.components["bios"] = {};
  story.at(20).does(remove);
  CHECK(story.state().component("bios") == nullptr);
  story.at(30).edit({{"firmware.bios.vendor", "AMI"}});
  CHECK(story.state().component("bios")->vendor == "AMI");
  CHECK(story.state().component("bios")->version.empty());
}

TEST_CASE("a component of which nothing is said is not there (AST-1)") {
  Story story = registered();
  story.edit({{"os.os.product", ""}, {"os.os.version", " "}});
  CHECK(story.events().size() == 1);
  story.edit({{"firmware.bios.version", ""}});
  CHECK(story.state().component("bios") == nullptr);
  Change remove;
  remove.wanted.components["nowhere"] = {};
  CHECK(story.asks(remove).empty());
}

TEST_CASE("links are kept by kind and asset, each once, with the note said last (AST-1)") {
  Story story = registered();
  story.does(links({{"connected-to", AssetId{7}, "port 4"},
                    {"backup-of", AssetId{9}, ""},
                    {"backup-of", AssetId{3}, ""},
                    {"backup-of", AssetId{9}, ""}}));
  CHECK(story.state().links == std::vector<Link>{{"backup-of", AssetId{3}, ""},
                                                 {"backup-of", AssetId{9}, ""},
                                                 {"connected-to", AssetId{7}, "port 4"}});
  CHECK(story.state().link("backup-of", AssetId{9}) != nullptr);
  CHECK(story.state().link("backup-of", AssetId{7}) == nullptr);
  story.at(20).does(links({{"backup-of", AssetId{3}, ""}}));
  CHECK(story.state().links == std::vector<Link>{{"backup-of", AssetId{3}, ""}});
}

TEST_CASE("a link that is recorded late does not go with what was recorded before (ruling 17)") {
  Story story = registered();
  story.at(60).does(links({{"connected-to", AssetId{7}, "port 3"}, {"backup-of", AssetId{9}, ""}}));
  std::vector<Link> more = story.state().links;
  more.push_back({"cluster-of", AssetId{5}, ""});
  story.at(70).late(30).does(links(more));
  CHECK(story.state().links == std::vector<Link>{{"backup-of", AssetId{9}, ""},
                                                 {"cluster-of", AssetId{5}, ""},
                                                 {"connected-to", AssetId{7}, "port 3"}});
  more.clear();
  story.at(80).late(40).does(links(more));
  CHECK(story.state().links == std::vector<Link>{{"backup-of", AssetId{9}, ""}});
}

TEST_CASE("an asset is covered in service and within its dates, both of them included (AST-2)") {
  Asset state = registered_state();
  const auto covered = [&](const char* day) { return state.covered(time::parse_date(day)); };
  CHECK(covered("1999-01-01"));
  state.coverage_from = "2026-01-10";
  CHECK_FALSE(covered("2026-01-09"));
  CHECK(covered("2026-01-10"));
  state.coverage_until = "2028-12-31";
  CHECK(covered("2028-12-31"));
  CHECK_FALSE(covered("2029-01-01"));
  state.coverage_from.clear();
  CHECK(covered("1999-01-01"));
  state.status = Status::retired;
  CHECK_FALSE(covered("2026-01-10"));
}

TEST_CASE("a status has its word") {
  CHECK(to_string(Status::in_service) == "in-service");
  CHECK(to_string(Status::retired) == "retired");
}
