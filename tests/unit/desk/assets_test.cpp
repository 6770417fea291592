#include "svcdesk/desk/assets.hpp"

#include "registering.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using How = desk::Changed::How;

namespace {

desk::AssetChanged linked(const DrillDesk& desk, const std::string& asset,
                          std::vector<desk::NamedLink> link,
                          std::vector<desk::NamedLink> unlink = {}) {
  return desk.desk().assets().edit(asset, {{}, std::move(link), std::move(unlink), {}});
}

}  // namespace

TEST_CASE("a new asset is in the register, by its tag and its number (AST-1)") {
  DrillDesk desk;
  const desk::AssetChanged added = desk.desk().assets().add(
      {wanted({{"tag", "SRV-1"}, {"model", "R740"}, {"firmware.bios.version", "2.1"}}),
       {},
       {},
       "first inspection"});
  CHECK(added.state.id.str() == "A-1");
  CHECK(added.before == assets::Asset{});
  CHECK(added.how == How::done);
  REQUIRE(added.events.size() == 1);
  CHECK(added.events[0].type == "asset.added");
  CHECK(added.events[0].actor == "chen");
  CHECK(added.events[0].contract == "T-1");
  CHECK(added.events[0].payload.integer("contract_version", 0) == 1);
  for (const char* name : {"SRV-1", "A-1", "a-1"}) {
    CHECK(desk.desk().assets().resolve(name) == AssetId{1});
    CHECK(desk.desk().assets().show(name).state == added.state);
  }
  CHECK(tags(desk) == std::vector<std::string>{"SRV-1"});
  CHECK(add(desk, {{"tag", "SRV-2"}}) == "A-2");
}

TEST_CASE("an edit gives the asset before and after, and its file the history (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}, {"rack", "R-1"}});
  const desk::AssetChanged edited = edit(desk.at(5), "SRV-1", {{"rack", "R-2"}});
  CHECK(edited.before.rack == "R-1");
  CHECK(edited.state.rack == "R-2");
  CHECK(assets::edits(edited.before, edited.state).size() == 1);
  const desk::AssetFile file = desk.desk().assets().show("SRV-1");
  REQUIRE(file.revisions.size() == 2);
  CHECK(file.revisions[1].event.at == minute(5));
  CHECK(file.state.last_event == minute(5));
}

TEST_CASE("an edit that changes nothing records nothing (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  const std::int64_t events = desk.count("");
  const desk::AssetChanged same = edit(desk, "SRV-1", {{"tag", " SRV-1 "}, {"name", ""}});
  CHECK(same.events.empty());
  CHECK(same.before == same.state);
  CHECK(desk.count("") == events);
}

TEST_CASE("a tag belongs to one asset in service, blanks around it or not (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  add(desk, {{"tag", "SRV-2"}});
  for (const char* tag : {"SRV-1", " SRV-1", "SRV-1\t"}) {
    CAPTURE(tag);
    const Error taken = refusal([&] { add(desk, {{"tag", tag}}); });
    CHECK(taken.text().id == "assets.tag_taken");
    CHECK(taken.rule() == "AST-1");
    CHECK(refusal([&] { edit(desk, "SRV-2", {{"tag", tag}}); }).text().id == "assets.tag_taken");
  }
  CHECK(desk.count("asset.") == 2);
  CHECK(add(desk, {{"tag", "srv-1"}}) == "A-3");
}

TEST_CASE("a new machine takes the tag of the one that was retired (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  const auto retired = desk.at(5).desk().assets().retire("SRV-1", "broken");
  CHECK(retired.state.status == assets::Status::retired);
  CHECK(retired.before.status == assets::Status::in_service);
  CHECK(refusal([&] { desk.desk().assets().retire("A-1", "again"); }).rule() == "AST-1");
  CHECK(refusal([&] { edit(desk, "A-1", {{"name", "x"}}); }).rule() == "AST-1");
  CHECK(refusal([&] { edit(desk, "SRV-1", {{"name", "x"}}); }).code() == ErrorCode::not_found);
  CHECK(add(desk, {{"tag", "SRV-1"}}) == "A-2");
  CHECK(desk.desk().assets().resolve("SRV-1") == AssetId{2});
  CHECK(desk.desk().assets().show("A-1").state.retired_why == "broken");
  CHECK(tags(desk) == std::vector<std::string>{"SRV-1", "SRV-1"});
}

TEST_CASE("a word that is one asset's id and another one's tag is asked about (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  add(desk, {{"tag", "A-1"}});
  const Error error = refusal([&] { desk.desk().assets().show("A-1"); });
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == "desk.asset.ambiguous");
  CHECK(error.hints().at(0).args.at(0).second == "A-2");
  CHECK(desk.desk().assets().resolve("A-2") == AssetId{2});
  CHECK(desk.desk().assets().resolve("SRV-1") == AssetId{1});
  add(desk, {{"tag", "A-3"}});
  CHECK(desk.desk().assets().resolve("A-3") == AssetId{3});
}

TEST_CASE("a bare number is a tag, never an id (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  add(desk, {{"tag", "1"}});
  CHECK(desk.desk().assets().resolve("1") == AssetId{2});
  CHECK(refusal([&] { desk.desk().assets().resolve("2"); }).code() == ErrorCode::not_found);
}

TEST_CASE("a tag that nobody has is not found, and the nearest is offered (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-001"}});
  const Error near = refusal([&] { desk.desk().assets().show("SRV-O01"); });
  CHECK(near.code() == ErrorCode::not_found);
  CHECK(near.text().id == "desk.asset.unknown");
  CHECK(near.hints().at(0).id == "authority.hint.did_you_mean");
  CHECK(near.hints().at(0).args.at(0).second == "SRV-001");
  const Error far = refusal([&] { edit(desk, "switch", {}); });
  CHECK(far.hints().at(0).id == "desk.asset.hint_list");
  for (const char* word : {"", "A-0", "A-2", "C-1"}) {
    CHECK(refusal([&] { desk.desk().assets().retire(word, "x"); }).code() == ErrorCode::not_found);
  }
}

TEST_CASE("links are seen from both ends, with their notes (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  add(desk, {{"tag", "SW-1"}});
  desk.desk().assets().add({wanted({{"tag", "SRV-2"}}), {{"backup-of", "SRV-1", ""}}, {}, ""});
  const auto changed = linked(desk, "SRV-1", {{"connected-to", "A-2", "port 3"}});
  REQUIRE(changed.state.links.size() == 1);
  CHECK(changed.state.links[0] == assets::Link{"connected-to", AssetId{2}, "port 3"});
  const desk::AssetFile file = desk.desk().assets().show("SRV-1");
  CHECK(file.linked == std::vector<std::string>{"SW-1"});
  REQUIRE(file.linked_from.size() == 1);
  CHECK(file.linked_from[0].as == "backup-of");
  CHECK(file.linked_from[0].tag == "SRV-2");
  CHECK(desk.desk().assets().show("SW-1").linked_from[0].note == "port 3");
  CHECK(desk.desk().assets().show("SW-1").linked.empty());
}

TEST_CASE("a link said again has another note, and goes by its kind or altogether (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  add(desk, {{"tag", "SW-1"}});
  linked(desk, "SRV-1", {{"connected-to", "SW-1", "port 3"}, {"backup-of", "SW-1", ""}});
  CHECK(linked(desk, "SRV-1", {{"connected-to", "SW-1", "port 4"}}).state.links[1].note ==
        "port 4");
  CHECK(linked(desk, "SRV-1", {}, {{"backup-of", "SW-1", ""}}).state.links.size() == 1);
  const Error gone = refusal([&] { linked(desk, "SRV-1", {}, {{"backup-of", "SW-1", ""}}); });
  CHECK(gone.code() == ErrorCode::not_found);
  CHECK(gone.text().id == "desk.asset.no_link");
  linked(desk, "SRV-1", {{"cluster-of", "SW-1", ""}});
  CHECK(linked(desk, "SRV-1", {}, {{"", "A-2", ""}}).state.links.empty());
  CHECK(desk.desk().assets().show("SW-1").linked_from.empty());
}

TEST_CASE("a link to an asset that is not there, or to itself, is refused (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  const auto refused = [&](const char* as, const char* to) {
    return refusal([&] { linked(desk, "SRV-1", {{as, to, ""}}); });
  };
  CHECK(refused("backup-of", "SRV-9").code() == ErrorCode::not_found);
  CHECK(refused("backup-of", "SRV-1").text().id == "assets.linked_to_itself");
  CHECK(refused("near", "SRV-1").text().id == "assets.no_link_kind");
  desk::AssetEdit by_number;
  by_number.wanted.links = {{"backup-of", AssetId{7}, ""}};
  CHECK(refusal([&] { desk.desk().assets().edit("SRV-1", by_number); }).code() ==
        ErrorCode::not_found);
  CHECK(desk.count("asset.changed") == 0);
}

TEST_CASE("a retired asset stays in the file of the one that is linked to it (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  add(desk, {{"tag", "SW-1"}});
  linked(desk, "SRV-1", {{"connected-to", "SW-1", ""}});
  desk.desk().assets().retire("SW-1", "broken");
  CHECK(desk.desk().assets().show("SRV-1").linked == std::vector<std::string>{"SW-1"});
  CHECK(linked(desk, "SRV-1", {}, {{"", "A-2", ""}}).state.links.empty());
}

TEST_CASE("a contract's assets are nothing to another contract (ORG-7)") {
  DrillDesk desk;
  desk.apply(second_contract());
  CHECK(refusal([&] { add(desk, {{"tag", "SRV-1"}}); }).text().id == "desk.contract.several");
  desk.options.contract = "T-1";
  add(desk, {{"tag", "SRV-1"}});
  desk.options.contract = "T-2";
  CHECK(add(desk, {{"tag", "SRV-1"}}) == "A-2");
  CHECK(desk.desk().assets().resolve("SRV-1") == AssetId{2});
  for (const auto& act :
       std::vector<std::function<void()>>{[&] { desk.desk().assets().show("A-1"); },
                                          [&] {
                                            edit(desk, "A-1", {{"name", "x"}});
                                          },
                                          [&] { desk.desk().assets().retire("A-1", "x"); },
                                          [&] {
                                            linked(desk, "SRV-1", {{"backup-of", "A-1", ""}});
                                          }}) {
    CHECK(refusal(act).code() == ErrorCode::not_found);
  }
  CHECK(tags(desk).size() == 1);
  desk.options.contract.clear();
  CHECK(tags(desk).size() == 2);
}

TEST_CASE("a repeated request id changes no asset again (decision 10)") {
  DrillDesk desk;
  desk.options.request_id = "r-1";
  desk.options.request_words = "add";
  const std::string id = add(desk, {{"tag", "SRV-1"}});
  const std::int64_t events = desk.count("");
  const desk::AssetChanged again = desk.at(5).desk().assets().add(edit_of({{"tag", "SRV-1"}}));
  CHECK(again.how == How::repeated);
  CHECK(again.state.id.str() == id);
  CHECK(again.events.size() == 1);
  CHECK(again.before == again.state);
  desk.options.request_words = "retire";
  CHECK(refusal([&] { desk.desk().assets().retire("SRV-1", "x"); }).text().id ==
        "desk.request.reused");
  desk.options.request_id = "r-2";
  desk.desk().assets().retire("SRV-1", "x");
  CHECK(desk.desk().assets().retire("SRV-1", "x").how == How::repeated);
  desk.options.request_id = "r-3";
  CHECK(refusal([&] { desk.desk().assets().retire("A-1", "x"); }).rule() == "AST-1");
  CHECK(desk.count("") == events + 1);
}

TEST_CASE("a dry run of an asset is decided like the call and keeps nothing") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-1"}});
  const std::int64_t events = desk.count("");
  desk.options.mode = desk::Options::Mode::dry_run;
  const desk::AssetChanged tried = edit(desk, "SRV-1", {{"name", "web"}});
  CHECK(tried.how == How::dry_run);
  CHECK(tried.state.name == "web");
  CHECK(tried.events.at(0).seq == 0);
  CHECK(desk.desk().assets().add(edit_of({{"tag", "SRV-2"}})).state.id == AssetId{2});
  CHECK(refusal([&] { add(desk, {{"tag", "SRV-1"}}); }).rule() == "AST-1");
  desk.options.mode = desk::Options::Mode::change;
  CHECK(desk.count("") == events);
  CHECK(desk.desk().assets().show("SRV-1").state.name.empty());
  CHECK(tags(desk).size() == 1);
}

TEST_CASE("assets are listed in pages, filtered, up to a limit (AST-1)") {
  DrillDesk desk;
  std::vector<Words> rows;
  for (int n = 0; n < 1203; ++n) {
    rows.push_back({{"tag", "SRV-" + std::to_string(n)}, {"rack", n % 2 == 0 ? "even" : "odd"}});
  }
  import(desk, rows);
  store::AssetQuery query;
  CHECK(tags(desk, query).size() == 50);
  query.limit = -1;
  const std::vector<std::string> all = tags(desk, query);
  CHECK(all.size() == 1203);
  CHECK(all.front() == "SRV-0");
  CHECK(all.back() == "SRV-1202");
  query.rack = "odd";
  CHECK(tags(desk, query).size() == 601);
  query.limit = 501;
  CHECK(tags(desk, query).size() == 501);
  query.limit = 0;
  CHECK(tags(desk, query).empty());
}

TEST_CASE("an asset that is recorded late stands where it happened (ruling 17)") {
  DrillDesk desk;
  desk.at(60).options.at = minute(30);
  add(desk, {{"tag", "SRV-1"}});
  desk.options.at = minute(20);
  CHECK(refusal([&] { edit(desk, "SRV-1", {{"name", "x"}}); }).rule() == "ruling 17");
  desk.options.at = minute(61);
  CHECK(refusal([&] { edit(desk, "SRV-1", {{"name", "x"}}); }).rule() == "clock rule 9");
  desk.options.at.reset();
  edit(desk.at(90), "SRV-1", {{"name", "web"}});
  desk.at(120).options.at = minute(40);
  edit(desk, "SRV-1", {{"name", "old"}, {"rack", "R-1"}});
  const assets::Asset state = desk.desk().assets().show("SRV-1").state;
  CHECK(state.added == minute(30));
  CHECK(state.name == "web");
  CHECK(state.rack == "R-1");
  CHECK(desk.faults().empty());
}
