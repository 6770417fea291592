#include <doctest/doctest.h>

#include <map>

#include "reading.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/contract/compiled.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;
using testing::changes_between;
using testing::words;

namespace {

using Beside = std::map<std::string, std::string, std::less<>>;  // name -> bytes

Reading with_parts(const std::string& parts, const Beside& beside = {}) {
  const Sources sources{[&](std::string_view name) -> std::optional<std::string> {
                          const auto found = beside.find(name);
                          if (found == beside.end()) return std::nullopt;
                          return found->second;
                        },
                        testing::read_plain_days};
  return read_contract(testing::small_contract() + "[sites.hall-1]\n" + parts, "c.toml", sources);
}

constexpr const char* whole = R"([parts]
reservation = "72h"
lowest-rating = 3
data-stays = false
[parts.depots.east]
name = { en = "East", zh-CN = "东区" }
address = "8 Example Road"
travel = { hall-1 = "1h 30m" }
[parts.kinds.ssd]
name = "SSD"
part-number = "EX-1"
holds-data = true
performance = 960
substitutes = ["large"]
keep = 0
[parts.kinds.large]
holds-data = true
performance = 960
[parts.kinds.tester]
by-serial = false
tool = true
[[parts.models]]
vendor = "Dell"
model = "PowerEdge R640"
parts = { ssd = 8, large = 1 }
)";

Beside machines() {
  return {{"old.toml",
           "svcdesk = 1\n[parts.kinds.fan]\nname = \"old fan\"\n[parts.kinds.psu]\n"
           "[[parts.models]]\nvendor = \"Dell\"\nmodel = \"R640\"\nparts = { fan = 1 }\n"},
          {"new.toml",
           "svcdesk = 1\n[parts.kinds.fan]\nname = \"new fan\"\n[parts.kinds.ssd]\n"
           "[[parts.models]]\nvendor = \"Dell\"\nmodel = \"R640\"\nparts = { fan = 2 }\n"
           "[[parts.models]]\nvendor = \"Dell\"\nmodel = \"R740\"\nparts = { ssd = 3 }\n"}};
}

}  // namespace

TEST_CASE("[parts] is read as it stands (PRT-1, PRT-2, PRT-5, PRT-6)") {
  const Reading reading = with_parts(whole);
  CHECK(words(reading) == "");
  const Supply& parts = reading.contract.parts;
  CHECK(parts.reservation == time::Duration{72, time::Unit::hour});
  CHECK(parts.lowest_rating == 3);
  CHECK(parts.data == StaysWithCustomer::no);
  REQUIRE(parts.depot("east") != nullptr);
  CHECK(parts.depot("east")->name.zh_cn == "东区");
  CHECK(parts.depot("east")->address == "8 Example Road");
  CHECK(parts.depot("east")->travel.at("hall-1").seconds() == Seconds{5400});
  const PartKind* ssd = parts.kind("ssd");
  REQUIRE(ssd != nullptr);
  CHECK(ssd->name.en == "SSD");
  CHECK(ssd->part_number == "EX-1");
  CHECK(ssd->by_serial == BySerial::yes);
  CHECK(ssd->holds_data == HoldsData::yes);
  CHECK(ssd->tool == IsTool::no);
  CHECK(ssd->performance == 960);
  CHECK(ssd->substitutes == std::vector<std::string>{"large"});
  CHECK(ssd->keep == 0);
  CHECK(parts.kind("large")->keep == 1);
  CHECK(parts.kind("tester")->by_serial == BySerial::no);
  CHECK(parts.kind("tester")->tool == IsTool::yes);
  REQUIRE(parts.machine("Dell", "PowerEdge R640") != nullptr);
  CHECK(parts.machine("Dell", "PowerEdge R640")->code == "Dell PowerEdge R640");
  CHECK(parts.machine("Dell", "PowerEdge R640")->parts ==
        std::map<std::string, std::int64_t>{{"large", 1}, {"ssd", 8}});
}

TEST_CASE("a contract without [parts] says nothing about them (PRT-1)") {
  const Reading reading = with_parts(
      "[[obligations]]\nname = \"restock\"\non = \"coverage\"\nstarts = \"gap.opened\"\n"
      "within = \"3d\"\nmet-by = [\"gap.closed\"]\n");
  CHECK(words(reading) == "");
  CHECK(reading.contract.parts == Supply{});
}

TEST_CASE("the contract's own entries win, then those of the catalogue named last (PRT-2)") {
  const Reading reading = with_parts(
      "[parts]\ncatalogues = [\"old.toml\", \"new.toml\"]\n[parts.kinds.ssd]\nkeep = 7\n"
      "[[parts.models]]\nvendor = \"Dell\"\nmodel = \"R740\"\nparts = { ssd = 9 }\n",
      machines());
  CHECK(words(reading) == "");
  const Supply& parts = reading.contract.parts;
  CHECK(parts.kinds.size() == 3);
  CHECK(parts.kind("ssd")->keep == 7);
  CHECK(parts.kind("fan")->name.en == "new fan");
  CHECK(parts.kind("psu") != nullptr);
  CHECK(parts.models.size() == 2);
  CHECK(parts.machine("Dell", "R740")->parts.at("ssd") == 9);
  CHECK(parts.machine("Dell", "R640")->parts.at("fan") == 2);
}

TEST_CASE(
    "the bytes of a catalogue belong to the contract as those of a calendar do (decision 6)") {
  const std::string named = "[parts]\ncatalogues = \"old.toml\"\n";
  const Contract before = with_parts(named, machines()).contract;
  REQUIRE(before.files.size() == 1);
  CHECK(before.files[0].name == "old.toml");
  CHECK(before.files[0].sha256 == to_hex(sha256(machines().at("old.toml"))));
  CHECK(before.files[0].use == FileUse::catalogue);
  Beside changed = machines();
  changed["old.toml"] += "# a comment\n";
  const Contract after = with_parts(named, changed).contract;
  CHECK(changes_between(before, after) ==
        "files.old.toml.sha256: " + before.files[0].sha256 + " -> " + after.files[0].sha256 + "\n");
}

TEST_CASE("holidays that end early are told of a calendar file, whatever else is beside (CAL-1)") {
  Beside beside = machines();
  beside["days"] = "2026-10-01 2026-10-07 holiday\n";
  const Reading reading = with_parts(
      "[calendars.days]\nweek = { mon-fri = [\"09:00-17:00\"] }\nholidays = [\"days\"]\n"
      "[parts]\ncatalogues = \"old.toml\"\n",
      beside);
  CHECK(words(reading) ==
        "days: warning: the contract runs to 2027-01-09, holidays end with 2026\n");
}

TEST_CASE("what a catalogue names may stand in another one, or in the contract (PRT-5)") {
  const std::string names = "svcdesk = 1\n[parts.kinds.a]\nsubstitutes = [\"b\", \"c\"]\n";
  const std::string brings = "svcdesk = 1\n[parts.kinds.b]\n";
  CHECK(words(with_parts("[parts]\ncatalogues = [\"1\", \"2\"]\n[parts.kinds.c]\n",
                         {{"1", names}, {"2", brings}})) == "");
  CHECK(
      words(with_parts("[parts]\ncatalogues = [\"1\", \"2\"]\n", {{"1", names}, {"2", brings}})) ==
      "1:3:21: error: unknown kind of part \"c\"; known are b, a\n");
}

TEST_CASE("mistakes of each catalogue come together, in its order (CON-2)") {
  const Reading reading = with_parts("[parts]\ncatalogues = [\"b\", \"a\"]\nlowest-rating = 9\n",
                                     {{"a", "svcdesk = 1\nx = 1\n[parts.kinds.a]\nkeep = -1\n"},
                                      {"b", "\nsvcdesk = 1\n[parts.kinds.b]\nkeep = -1\n"}});
  CHECK(
      words(reading) ==
      "c.toml:36:17: error: parts.lowest-rating = 9 is out of range; write a number from 1 to 5\n"
      "a:2:1: error: unknown key \"x\"; known are svcdesk, parts\n"
      "a:4:8: error: parts.kinds.a.keep = -1 is out of range; write a number from 0 to 1000000\n"
      "b:4:8: error: parts.kinds.b.keep = -1 is out of range; write a number from 0 to 1000000\n");
}

TEST_CASE("a compiled contract keeps its parts (decision 6)") {
  const Contract contract =
      with_parts(whole + std::string("[parts.kinds.more]\n"), machines()).contract;
  CHECK(contract.parts.kinds.size() == 4);
  CHECK(decompile(compile(contract)) == contract);
  const Contract catalogued =
      with_parts("[parts]\ncatalogues = [\"old.toml\", \"new.toml\"]\n", machines()).contract;
  CHECK(decompile(compile(catalogued)) == catalogued);
}

TEST_CASE("what changes in [parts] is told by its keys (CON-3)") {
  const Contract before = with_parts(whole).contract;
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = whole;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return changes_between(before, with_parts(text.replace(at, from.size(), to)).contract);
  };
  CHECK(changed("1h 30m", "20m") == "parts.depots.east.travel.hall-1: 90m -> 20m\n");
  CHECK(changed("keep = 0", "keep = 3") == "parts.kinds.ssd.keep: 0 -> 3\n");
  CHECK(changed("data-stays = false\n", "") == "parts.data-stays: false -> true\n");
  CHECK(changed("reservation = \"72h\"\n", "") == "parts.reservation: 72h -> \n");
  CHECK(changed("{ ssd = 8, large = 1 }", "{ ssd = 10 }") ==
        "parts.models.Dell PowerEdge R640.parts.ssd: 8 -> 10\n"
        "parts.models.Dell PowerEdge R640.parts.large: 1 -> \n");
  CHECK(changed("[parts.kinds.large]", "[parts.kinds.first]\nkeep = 2\n[parts.kinds.large]") ==
        "parts.kinds.first.keep:  -> 2\n");
}

TEST_CASE("many catalogues are read as one large file would be: within its limits (CON-2)") {
  std::string kind = "svcdesk = 1\n[parts.kinds.fan]\nsubstitutes = [";
  for (int i = 0; i < 4000; ++i) kind += "\"psu\",";
  Beside beside;
  std::string names;
  for (int i = 0; i < 30; ++i) {
    const std::string name = "c" + std::to_string(i);
    beside[name] = kind + "]\n";
    names += "\"" + name + "\",";
  }
  const std::string found = words(with_parts("[parts]\ncatalogues = [" + names + "]\n", beside));
  CHECK(
      found.starts_with("c24: error: 100050 values are too many for a contract (at most 100000)"));
  CHECK(words(with_parts("[parts]\ncatalogues = [" + names + names + "]\n", beside)) ==
        "c.toml:35:14: error: 60 catalogues are too many for a contract (at most 32)\n");
}

TEST_CASE("a file of wrong names, each of which could have been many, is read at once (F20)") {
  std::string kinds;
  std::string wrong;
  for (int i = 0; i < 1000; ++i) kinds += "[parts.kinds.k" + std::to_string(i) + "]\n";
  for (int i = 0; i < 110; ++i) wrong += "\"n" + std::to_string(i) + "\",";
  const std::string found = words(with_parts(kinds + "substitutes = [" + wrong + "]\n"));
  CHECK(found.find("unknown kind of part \"n99\"; did you mean \"k99\"?") != std::string::npos);
  CHECK(found.find("unknown kind of part \"n109\"; known are …") != std::string::npos);
}

TEST_CASE("a depot far from everything names the first of its sites (PRT-1)") {
  std::string sites;
  for (int i = 2; i < 9; ++i) sites += "[sites.hall-" + std::to_string(i) + "]\n";
  CHECK(words(with_parts(sites + "[parts.depots.east]\n")) ==
        "c.toml:41:15: warning: nothing says how long the way from the depot \"east\" to hall-1, "
        "hall-2, hall-3, hall-4, hall-5, … takes: whether a part can be there in time stays "
        "unknown (PRT-1)\n");
}
