// Assets where they meet cases, promises, versions of the contract, verification.
#include <algorithm>

#include "registering.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

// Each new machine is labelled within two days; the role manager answers for it.
std::string promises_on_assets() {
  return small_contract() + R"(
[[obligations]]
name = "labelled"
title = { en = "Label on the machine", zh-CN = "设备贴标" }
on = "asset"
starts = "added"
within = "2d"
met-by = ["changed"]
owner = "manager"
escalate = [
  { at = "50%", to = ["owner"], by = ["email"] },
  { at = "breach", to = ["owner"], by = ["email"] },
]
)";
}

std::string with_sites(const std::string& text) {
  return text + "[sites.hall-1]\nname = \"Hall 1\"\n[sites.hall-2]\nname = \"Hall 2\"\n";
}

desk::CaseChanged open_about(const DrillDesk& desk, const std::string& asset) {
  return desk.desk().cases().open(report("disk failing", "P2", asset));
}

std::vector<std::string> warned(const desk::CaseChanged& changed) {
  std::vector<std::string> out;
  for (const Message& one : changed.warnings) out.push_back(one.id);
  return out;
}

std::vector<std::int64_t> cases_in_file(const DrillDesk& desk, const std::string& asset) {
  std::vector<std::int64_t> out;
  for (const store::CaseRow& row : desk.desk().assets().show(asset).cases) {
    out.push_back(row.number);
  }
  return out;
}

store::PromiseRow promise_of_asset(const DrillDesk& desk, const std::string& asset) {
  const auto promises = desk.desk().assets().show(asset).promises;
  REQUIRE(promises.size() == 1);
  return promises.front();
}

}  // namespace

TEST_CASE("a case about an asset of the register goes into its file (CASE-1, AST-1)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(with_sites(small_contract()));
  add(desk, {{"tag", "SRV-1"}, {"site", "hall-1"}});
  const auto opened = open_about(desk.at(5), "A-1");
  CHECK(warned(opened).empty());
  CHECK(opened.state.asset == "SRV-1");
  CHECK(opened.state.site == "hall-1");
  CHECK(opened.events.at(0).refs == std::vector<journal::Subject>{{"asset", "A-1"}});
  open_about(desk.at(6), "SRV-1");
  CHECK(cases_in_file(desk, "SRV-1") == std::vector<std::int64_t>{2, 1});
  cases::Open elsewhere = report("fan", "P3", "SRV-1");
  elsewhere.site = "hall-2";
  CHECK(desk.desk().cases().open(elsewhere).state.site == "hall-2");
}

TEST_CASE("a case about an asset that nobody registered is open all the same (CASE-1)") {
  DrillDesk desk;
  CHECK(warned(open_about(desk, "SRV-9")).empty());  // nobody keeps a register
  add(desk, {{"tag", "SRV-1"}});
  const auto opened = open_about(desk.at(5), "SRV-9");
  CHECK(warned(opened) == std::vector<std::string>{"desk.asset.not_registered"});
  CHECK(opened.state.asset == "SRV-9");
  CHECK(opened.events.at(0).refs.empty());
  CHECK(warned(open_about(desk, "")).empty());
  add(desk, {{"tag", "A-1"}});
  CHECK(refusal([&] { open_about(desk, "A-1"); }).text().id == "desk.asset.ambiguous");
}

TEST_CASE("a case about what was faulty from the start says so (AST-2)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}, {"faulty", "fan 2 stands still"}});
  const auto opened = open_about(desk, "SRV-1");
  REQUIRE(warned(opened) == std::vector<std::string>{"desk.asset.was_faulty"});
  CHECK(opened.warnings[0].args[1].second == "fan 2 stands still");
  CHECK(cases_in_file(desk, "SRV-1").size() == 1);
}

TEST_CASE("cases from before it was registered are in its file by the tag (AST-1)") {
  DrillDesk desk;
  open_about(desk, "SRV-1");
  open_about(desk, "SRV-2");
  add(desk.at(5), {{"tag", "SRV-1"}});
  open_about(desk.at(6), "SRV-1");
  CHECK(cases_in_file(desk, "SRV-1") == std::vector<std::int64_t>{3, 1});
}

TEST_CASE("a machine that took the place of another one begins with an empty file (AST-1)") {
  DrillDesk desk;
  open_about(desk, "SRV-1");
  add(desk.at(5), {{"tag", "SRV-1"}});
  open_about(desk.at(6), "SRV-1");
  desk.at(7).desk().assets().retire("SRV-1", "broken");
  open_about(desk.at(8), "SRV-1");
  add(desk.at(9), {{"tag", "SRV-1"}});
  CHECK(cases_in_file(desk, "SRV-1").empty());
  CHECK(cases_in_file(desk, "A-1") == std::vector<std::int64_t>{2, 1});
  open_about(desk.at(10), "SRV-1");
  CHECK(cases_in_file(desk, "SRV-1") == std::vector<std::int64_t>{4});
}

TEST_CASE("a new tag takes the cases along (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  open_about(desk, "SRV-1");
  edit(desk.at(5), "SRV-1", {{"tag", "WEB-1"}});
  CHECK(cases_in_file(desk, "WEB-1") == std::vector<std::int64_t>{1});
}

TEST_CASE("imported cases go into the file of the asset that they name (AST-1)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(promises_on_assets());
  add(desk, {{"tag", "SRV-1"}});
  desk::ImportedCase old;
  old.external_id = "OLD-1";
  old.asset = "SRV-1";
  old.opened = minute(30);
  desk.at(60).desk().cases().import({old});
  CHECK(cases_in_file(desk, "SRV-1") == std::vector<std::int64_t>{1});
  CHECK(desk.desk().cases().brief("C-1").asset.has_value());
  CHECK(desk.faults().empty());
}

TEST_CASE("the brief has the asset's file, its history and its other cases (CASE-8)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}, {"firmware.bios.version", "2.1"}});
  open_about(desk.at(5), "SRV-1");
  open_about(desk.at(6), "SRV-1");
  edit(desk.at(7), "SRV-1", {{"firmware.bios.version", "2.4"}});
  const desk::Brief brief = desk.desk().cases().brief("C-2");
  REQUIRE(brief.asset.has_value());
  CHECK(brief.asset->state.component("bios")->version == "2.4");
  CHECK(brief.asset->revisions.size() == 2);
  CHECK(brief.asset->cases.size() == 2);
  CHECK(brief.same_asset.size() == 1);
  open_about(desk, "SRV-9");
  CHECK_FALSE(desk.desk().cases().brief("C-3").asset.has_value());
}

TEST_CASE("a promise on an asset runs from its entry, and is met by a change (AST-1)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(promises_on_assets());
  desk.at(0);
  add(desk, {{"tag", "SRV-1"}});
  CHECK(promise_of_asset(desk, "SRV-1").due == minute(2 * day));
  CHECK(promise_of_asset(desk, "SRV-1").verdict == "open");
  edit(desk.at(60), "SRV-1", {{"name", "web"}});
  const store::PromiseRow met = promise_of_asset(desk, "SRV-1");
  CHECK(met.verdict == "kept");
  CHECK(met.used_seconds == 3600);
  desk.at(9 * day).sweep();
  CHECK(desk.count("step.fired", "A-1") == 0);
  CHECK(desk.faults().empty());
}

TEST_CASE("a promise on an asset is swept, and told to who holds the role (ESC-1)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(promises_on_assets());
  desk.at(0);
  add(desk, {{"tag", "SRV-1"}, {"name", "web"}});
  desk.at(25 * hour).sweep();
  CHECK(desk.count("step.fired", "A-1") == 1);
  REQUIRE_FALSE(desk.notices("li", "email").empty());
  CHECK(desk.notices("li", "email").back().about == std::vector<std::string>{"A-1"});
  CHECK(desk.notices("li", "email").back().body.find("SRV-1 web") != std::string::npos);
  desk.at(49 * hour).sweep();
  CHECK(desk.count("obligation.breached", "A-1") == 1);
  CHECK(promise_of_asset(desk, "SRV-1").breached_at == minute(48 * hour));
  CHECK(desk.sweep().firings == 0);
  CHECK(desk.desk().assets().show("SRV-1").state.revision == desk.events("", "A-1").back().seq);
  CHECK(desk.faults().empty());
}

TEST_CASE("a promise on some assets goes by what they are now (ruling 2)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(with_sites(with(promises_on_assets(), "met-by = [\"changed\"]",
                             "met-by = [\"retired\"]\nwhen = { site = [\"hall-1\"] }")));
  desk.at(0);
  add(desk, {{"tag", "SRV-1"}, {"site", "hall-1"}});
  add(desk, {{"tag", "SRV-2"}, {"site", "hall-2"}});
  CHECK(promise_of_asset(desk, "SRV-1").verdict == "open");
  CHECK(promise_of_asset(desk, "SRV-1").level.empty());
  CHECK(desk.desk().assets().show("SRV-2").promises.empty());
  edit(desk.at(60), "SRV-1", {{"rack", "R-1"}});
  CHECK(promise_of_asset(desk, "SRV-1").phase == "running");
  edit(desk.at(61), "SRV-1", {{"site", "hall-2"}});
  CHECK(promise_of_asset(desk, "SRV-1").phase == "voided");
  edit(desk.at(62), "SRV-2", {{"site", "hall-1"}});
  CHECK(promise_of_asset(desk, "SRV-2").due == minute(2 * day));
  CHECK(desk.faults().empty());
}

TEST_CASE("the promise of a retired asset stands still (AST-1)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(promises_on_assets());
  desk.at(0);
  add(desk, {{"tag", "SRV-1"}});
  desk.at(60).desk().assets().retire("SRV-1", "broken");
  CHECK(promise_of_asset(desk, "A-1").phase == "halted");
  desk.at(9 * day).sweep();
  CHECK(desk.count("obligation.breached", "A-1") == 0);
}

TEST_CASE("promises on assets begin with an import, each with its own (AST-1)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(promises_on_assets());
  desk.at(0);
  import(desk, {{{ "tag", "SRV-1" }}, { { "tag", "SRV-2" } }});
  import(desk.at(60), {{{"tag", "SRV-1"}, { "name", "web" }}, { { "tag", "SRV-2" } }});
  CHECK(promise_of_asset(desk, "SRV-1").verdict == "kept");
  CHECK(promise_of_asset(desk, "SRV-2").verdict == "open");
  CHECK(desk.at(49 * hour).sweep().breaches == 1);
  CHECK(desk.faults().empty());
}

TEST_CASE("an asset stays on its version of the contract, --move takes it along (CON-3)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(promises_on_assets());
  desk.at(0);
  add(desk, {{"tag", "SRV-1"}});
  const std::string longer = with(promises_on_assets(), "within = \"2d\"", "within = \"4d\"");
  desk.at(60).apply(longer);
  edit(desk.at(61), "SRV-1", {{"tag", "SRV-1"}});
  CHECK(promise_of_asset(desk, "SRV-1").contract_version == 1);
  CHECK(promise_of_asset(desk, "SRV-1").due == minute(2 * day));
  add(desk.at(70), {{"tag", "SRV-2"}});
  CHECK(promise_of_asset(desk, "SRV-2").contract_version == 2);
  desk.at(80).apply(longer, desk::Contracts::Move::move);
  CHECK(promise_of_asset(desk, "SRV-1").contract_version == 2);
  CHECK(promise_of_asset(desk, "SRV-1").due == minute(4 * day));
  CHECK(desk.faults().empty());
}

TEST_CASE("a gap of the depot goes by the dates of the contract's versions (CON-3, PRT-2)") {
  const std::string text = small_contract() + R"(
[parts.kinds.fan]
name = { en = "Fan", zh-CN = "风扇" }
by-serial = false
[[parts.models]]
vendor = "Dell"
model = "R740"
parts = { fan = 4 }
[[obligations]]
name = "restock"
on = "coverage"
starts = "gap.opened"
met-by = ["gap.closed"]
within = "3d"
owner = "manager"
)";
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(text);
  add(desk.at(0), {{"tag", "SRV-1"}, {"vendor", "Dell"}, {"model", "R740"}});
  CHECK(desk.count("gap.opened") == 1);
  desk.at(60).desk().assets().retire("SRV-1", "broken");
  CHECK(desk.count("gap.closed") == 1);
  // In force from the very second in which the gap opened.
  desk.at(120).apply(with(text, "within = \"3d\"", "within = \"2d\""), desk::Contracts::Move::keep,
                     minute(0));
  CHECK(desk.sqlite(
            "SELECT contract_version, verdict FROM promise WHERE subject_kind = 'coverage'") ==
        "2|kept\n");
  CHECK(desk.faults().empty());
}

TEST_CASE("an old asset is edited under the contract as it is now (CON-3)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(with_sites(small_contract()));
  add(desk, {{"tag", "SRV-1"}, {"site", "hall-1"}});
  desk.at(60).apply(small_contract() +
                    "[sites.hall-2]\nname = \"Hall 2\"\n[sites.hall-3]\nname = \"Hall 3\"\n");
  edit(desk.at(61), "SRV-1", {{"name", "web"}});
  CHECK(refusal([&] {
          add(desk, {{"tag", "SRV-2"}, {"site", "hall-1"}});
        })
            .text()
            .id == "assets.no_site");
  CHECK(import(desk, {{{"tag", "SRV-1"}, {"site", "hall-1"}}}).unchanged == 1);
  edit(desk, "SRV-1", {{"site", "hall-3"}});
  CHECK(desk.desk().assets().show("SRV-1").state.site == "hall-3");
  CHECK(desk.faults().empty());
}

TEST_CASE("a register verifies, and rebuilding gives the same tables (AUD-3)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(promises_on_assets());
  desk.at(0);
  import(desk, {{{"tag", "SRV-1"},
                 {"firmware.bios.version", "1"},
                 { "hardware.disk.model",
                   "X" }},
                {{ "tag",
                   "SRV-2" }},
                {
                  { "tag",
                    "SRV-3" }
                }});
  desk.desk().assets().edit("SRV-1", {{}, {{"backup-of", "SRV-2", "nightly"}}, {}, ""});
  edit(desk.at(5), "SRV-1", {{"firmware.bios.version", ""}});
  desk.at(6).desk().assets().retire("SRV-3", "broken");
  open_about(desk.at(7), "SRV-1");
  desk.at(49 * hour).sweep();
  CHECK(desk.faults().empty());
  const char* tables =
      "SELECT * FROM asset; SELECT * FROM asset_component; SELECT * FROM asset_link; "
      "SELECT * FROM counter; SELECT subject_id, obligation, verdict, due FROM promise ORDER BY 1, "
      "2";
  const std::string before = desk.sqlite(tables);
  desk.desk().care().rebuild();
  CHECK(desk.sqlite(tables) == before);
  CHECK(desk.faults().empty());
  CHECK(add(desk, {{"tag", "SRV-4"}}) == "A-4");
}

TEST_CASE(
    "verifying finds a row of the register that was changed, and rebuilding mends it (AUD-3)") {
  const std::pair<const char*, const char*> acts[] = {
      {"UPDATE asset SET rack = 'R-9'", "asset"},
      {"DELETE FROM asset_component", "asset_component"},
      {"INSERT INTO asset_link VALUES (2, 'backup-of', 1, '')", "asset_link"}};
  for (const auto& act : acts) {
    CAPTURE(act.first);
    const std::string table = act.second;
    DrillDesk desk;
    import(desk, {{{"tag", "SRV-1"}, { "firmware.bios.version", "1" }}, { { "tag", "SRV-2" } }});
    desk.sqlite(act.first);
    const std::vector<std::string> faults = desk.faults();
    REQUIRE_FALSE(faults.empty());
    for (const std::string& fault : faults) {
      CHECK_MESSAGE(fault.find(table + " {") != std::string::npos, fault);
    }
    desk.desk().care().rebuild();
    CHECK(desk.faults().empty());
  }
}

TEST_CASE("what nobody changed since is not read again: an asset's file is its events (AUD-3)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}, {"configuration", "a = 1\nb = 2\n"}});
  desk.sqlite("UPDATE asset SET name = 'not ours'");
  CHECK(desk.desk().assets().show("SRV-1").state.name.empty());
  CHECK(desk.desk().assets().show("SRV-1").state.configuration == "a = 1\nb = 2\n");
}
