#include "svcdesk/assets/register.hpp"

#include <algorithm>

#include "story.hpp"
#include "svcdesk/assets/payload.hpp"
#include "svcdesk/journal/catalogue.hpp"

using namespace svcdesk;
using namespace svcdesk::assets;
using namespace svcdesk::assets::story;

namespace {

void check_usage(const Error& error, std::string_view message) {
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == message);
}

void check_rule(const Error& error, std::string_view rule, std::string_view message,
                std::string_view hint) {
  CHECK(error.code() == ErrorCode::refused);
  CHECK(error.rule() == rule);
  CHECK(error.text().id == message);
  CHECK_MESSAGE(hints_of(error).find(hint) != std::string::npos, hints_of(error));
}

Add add_of(const Words& words) { return {AssetId{1}, wanted(words), {}}; }

Change component(const std::string& slot, std::map<std::string, std::string> values) {
  Change out;
  out.wanted.components[slot] = std::move(values);
  return out;
}

Change link(std::string as, std::int64_t to) {
  Change out;
  out.wanted.links = {{std::move(as), AssetId{to}, {}}};
  return out;
}

}  // namespace

TEST_CASE("what is added says only what was said, and why (AST-1)") {
  Add request = add_of({{"tag", "SRV-1"}, {"name", ""}, {"firmware.bios.version", "2.1"}});
  request.reason = "first inspection";
  const Drafts drafts = Story().asks(request);
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].type == "asset.added");
  CHECK(drafts[0].subject == journal::Subject{"asset", "A-1"});
  CHECK(drafts[0].at == minute(0));
  CHECK(drafts[0].payload.canonical() ==
        R"({"components":{"bios":{"kind":"firmware","version":"2.1"}},)"
        R"("reason":"first inspection","tag":"SRV-1"})");
}

TEST_CASE("a change says only what changed (AST-1)") {
  Change request{wanted({{"name", "web"}, {"rack", "R-08"}, {"firmware.bios.version", "2.4"}}),
                 "moved",
                 {{"case", "C-3"}}};
  request.wanted.components["disk-2"] = {};
  request.wanted.links = {{"backup-of", AssetId{9}, ""}};
  const Drafts drafts = registered().asks(request);
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].type == "asset.changed");
  CHECK(drafts[0].refs == std::vector<journal::Subject>{{"case", "C-3"}});
  CHECK(drafts[0].payload.canonical() ==
        R"({"components":{"bios":{"version":"2.4"},"disk-2":null},)"
        R"("links":[{"as":"backup-of","to":"A-9"}],"rack":"R-08","reason":"moved",)"
        R"("unlinked":[{"as":"connected-to","to":"A-7"}]})");
}

TEST_CASE("what is as it says already is no event, whatever the reason (AST-1)") {
  Change request{wanted({{"tag", " SRV-1 "}, {"name", "web"}, {"firmware.bios.version", "2.1"}}),
                 "checked",
                 {{"case", "C-3"}}};
  request.wanted.links = {{"connected-to", AssetId{7}, "port 3"}};
  CHECK(registered().asks(request).empty());
  CHECK(registered().asks(Change{}).empty());
}

TEST_CASE("blanks around a value do not count, a configuration stays as it is (AST-1)") {
  Story story;
  story.add({{"tag", " SRV-1\t"},
             {"name", "\r\n"},
             {"configuration", "a = 1\n  b = 2\n"},
             {"os.os.product", " Debian "}});
  CHECK(story.state().tag == "SRV-1");
  CHECK(story.state().name.empty());
  CHECK(story.state().configuration == "a = 1\n  b = 2\n");
  CHECK(story.state().component("os")->product == "Debian");
}

TEST_CASE("retiring says why, and is the end (AST-1)") {
  Story story = registered();
  story.does(Retire{"scrapped"});
  CHECK(story.state().status == Status::retired);
  CHECK(story.state().retired == minute(10));
  CHECK(story.state().retired_why == "scrapped");
  check_rule(story.at(20).refused_edit({{"name", "db"}}), "AST-1", "assets.retired_already",
             "assets.hint.add_again");
  check_rule(story.refused(Retire{"again"}), "AST-1", "assets.retired_already",
             "assets.hint.add_again");
}

TEST_CASE("retiring without a reason is a usage error (AST-1)") {
  const Error error = registered().refused(Retire{" \t"});
  check_usage(error, "assets.no_reason");
  CHECK(hints_of(error) == "assets.hint.reason ");
}

TEST_CASE("an asset without a tag is a usage error (AST-1)") {
  check_usage(Story().refused_add({{"name", "web"}}), "assets.no_tag");
  check_usage(Story().refused_add({{"tag", "  "}}), "assets.no_tag");
  const Error error = registered().refused_edit({{"tag", ""}});
  check_usage(error, "assets.no_tag");
  CHECK(hints_of(error) == "assets.hint.tag ");
}

TEST_CASE("a tag that another asset in service has is refused with that one (AST-1)") {
  Add second = add_of({{"tag", "SRV-1"}});
  second.wanted.tag_holder = AssetId{4};
  const Error error = Story().refused(second);
  check_rule(error, "AST-1", "assets.tag_taken", "assets.hint.tag_taken");
  CHECK(error.text().args.at(1).second == "SRV-1");
  Change change{wanted({{"tag", "SRV-4"}}), {}, {}};
  change.wanted.tag_holder = AssetId{4};
  check_rule(registered().refused(change), "AST-1", "assets.tag_taken", "assets.hint.tag_taken");
}

TEST_CASE("its own tag is not taken (AST-1)") {
  Change change{wanted({{"tag", "SRV-1"}, {"name", "db"}}), {}, {}};
  change.wanted.tag_holder = AssetId{1};
  CHECK(registered().asks(change).size() == 1);
}

TEST_CASE("only who may keep the register keeps it (ORG-6)") {
  Story story = registered();
  story.as("chen");
  const auto check = [](const Error& error) {
    check_rule(error, "ORG-6", "authority.beyond_role", "authority.hint.as");
  };
  check(story.refused_add({{"tag", "SRV-2"}}));
  check(story.refused_edit({{"name", "db"}}));
  check(story.refused(Retire{"broken"}));
  story.as("nobody");
  check_rule(story.refused_edit({{"name", "db"}}), "ORG-6", "authority.actor_unknown",
             "authority.hint.as");
}

TEST_CASE("where no role carries the power everybody keeps the register (ORG-6)") {
  contract::Contract contract = sample();
  for (contract::Role& one : contract.roles) one.may.clear();
  CHECK(Story(contract).as("somebody").asks(add_of({{"tag", "SRV-1"}})).size() == 1);
}

TEST_CASE("a site that the contract lacks is not found, and the nearest is offered (AST-1)") {
  const Error error = Story().refused_add({{"tag", "SRV-1"}, {"site", "hall-3"}});
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.text().id == "assets.no_site");
  CHECK(hints_of(error) == "authority.hint.did_you_mean ");
  contract::Contract anywhere = sample();
  anywhere.sites.clear();
  CHECK_NOTHROW(Story(anywhere).add({{"tag", "SRV-1"}, {"site", "hall-3"}}));
}

TEST_CASE("where an asset stands already it stands, whatever sites there are since (CON-3)") {
  contract::Contract amended = sample();
  amended.sites = {{"hall-9", {}, {}, {}}};
  Story story = registered();
  story.under(amended).edit({{"name", "db"}, {"site", "hall-1"}});
  CHECK(story.state().name == "db");
  CHECK(story.refused_edit({{"site", "hall-2"}}).text().id == "assets.no_site");
  CHECK_NOTHROW(story.edit({{"site", "hall-9"}}));
}

TEST_CASE("a day that is none is refused in every field that is a day (AST-1)") {
  for (const char* key : {"warranty_until", "coverage_from", "coverage_until"}) {
    for (const char* day :
         {"2026-02-29", "2026-2-1", "tomorrow", "2026-01-05T00:00", "05/01/2026"}) {
      CAPTURE(key);
      CAPTURE(day);
      const Error error = registered().refused_edit({{key, day}});
      CHECK(error.code() == ErrorCode::invalid);
      CHECK(error.text().id == "time.bad_date");
    }
    CHECK_NOTHROW(registered().edit({{key, " 2028-02-29 "}}));
  }
}

TEST_CASE("cover that ends before it begins is a usage error (AST-2)") {
  const Error error = registered().refused_edit(
      {{"coverage_from", "2026-02-02"}, {"coverage_until", "2026-02-01"}});
  check_usage(error, "assets.coverage_backwards");
  CHECK_NOTHROW(
      registered().edit({{"coverage_from", "2026-02-01"}, {"coverage_until", "2026-02-01"}}));
  Story story = registered();
  story.edit({{"coverage_from", "2026-02-02"}});
  check_usage(story.refused_edit({{"coverage_until", "2026-02-01"}}), "assets.coverage_backwards");
}

TEST_CASE("what was faulty at the first inspection is kept with the asset (AST-2)") {
  Story story;
  story.add({{"tag", "SRV-1"}, {"faulty", "fan 2 stands still"}});
  CHECK(story.state().faulty == "fan 2 stands still");
  story.at(5).edit({{"faulty", ""}});
  CHECK(story.state().faulty.empty());
}

TEST_CASE("a component needs a name that can be written (AST-1)") {
  for (const char* slot : {"", " ", " bios", "bios ", "a.b", "."}) {
    CAPTURE(slot);
    const Error error = registered().refused(component(slot, {{"kind", "os"}, {"version", "1"}}));
    check_usage(error, "assets.slot_wrong");
  }
  CHECK_NOTHROW(
      registered().does(component("SQL Server", {{"kind", "software"}, {"version", "2022"}})));
}

TEST_CASE("a component needs a kind that there is (AST-1)") {
  const Error none = registered().refused(component("cpu", {{"model", "6230"}}));
  check_usage(none, "assets.component_kind_missing");
  CHECK(hints_of(none) == "authority.hint.known ");
  const Error unknown =
      registered().refused(component("cpu", {{"kind", "hardwear"}, {"model", "6230"}}));
  CHECK(unknown.code() == ErrorCode::not_found);
  CHECK(unknown.text().id == "assets.no_component_kind");
  CHECK(hints_of(unknown) == "authority.hint.did_you_mean ");
}

TEST_CASE("a key that an asset or a component has not is a usage error (AST-1)") {
  Change request;
  request.wanted.fields["serial"] = "S";
  check_usage(registered().refused(request), "assets.no_field");
  check_usage(registered().refused(component("bios", {{"firmware", "2"}})), "assets.no_field");
}

TEST_CASE("a link needs a kind that there is, and another asset (AST-1)") {
  const Error error = registered().refused(link("conected-to", 9));
  CHECK(error.code() == ErrorCode::not_found);
  CHECK(error.text().id == "assets.no_link_kind");
  CHECK(hints_of(error) == "authority.hint.did_you_mean ");
  check_usage(registered().refused(link("backup-of", 1)), "assets.linked_to_itself");
}

TEST_CASE("text that is no UTF-8 is a usage error, in a value and in the name of a component") {
  check_usage(registered().refused_edit({{"name", "a\xFF"}}), "authority.not_utf8");
  check_usage(registered().refused(component("b\xC3", {{"kind", "os"}, {"version", "1"}})),
              "authority.not_utf8");
}

TEST_CASE("nothing happens to an asset before it was added, or in the future (clock rule 9)") {
  Story story = registered();
  story.late(-1);
  check_rule(story.refused_edit({{"name", "db"}}), "ruling 17", "authority.before_opened",
             "authority.hint.at");
  check_rule(story.refused(Retire{"broken"}), "ruling 17", "authority.before_opened",
             "authority.hint.at");
  story.late(11);
  check_rule(story.refused_edit({{"name", "db"}}), "clock rule 9", "authority.in_future",
             "authority.hint.at");
  check_rule(story.refused_add({{"tag", "SRV-2"}}), "clock rule 9", "authority.in_future",
             "authority.hint.at");
}

TEST_CASE("a clock that is behind takes the asset's last time, and says so (clock rule 9)") {
  Story story = registered();
  story.at(30).edit({{"name", "db"}}).at(20);
  const Drafts drafts = story.asks(Change{wanted({{"rack", "R-08"}}), {}, {}});
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].at == minute(30));
  CHECK(drafts[0].payload["clock_behind"].is_bool());
  check_draft(drafts[0]);
}

TEST_CASE("a word says which field or which part of which component (AST-1)") {
  const Wanted all = wanted({{"serial_number", "S"},
                             {"firmware.bios.version", "2.4"},
                             {"firmware.bios.vendor", "AMI"},
                             {"software.SQL Server.product", "SQL Server"}});
  CHECK(all.fields == std::map<std::string, std::string>{{"serial_number", "S"}});
  CHECK(all.components.at("bios") == std::map<std::string, std::string>{{"kind", "firmware"},
                                                                        {"vendor", "AMI"},
                                                                        {"version", "2.4"}});
  CHECK(all.components.at("SQL Server").at("kind") == "software");
  CHECK_FALSE(all.links);
  CHECK_FALSE(all.tag_holder);
}

TEST_CASE("a word that says nothing is a usage error with the nearest (AST-1)") {
  const auto refused = [](const char* word) {
    Wanted out;
    try {
      want(out, word, "x");
    } catch (const Error& error) {
      test::check_words(error);
      CHECK(out.fields.empty());
      CHECK(out.components.empty());
      return error;
    }
    FAIL("nothing was refused");
    return Error(ErrorCode::failed, {});
  };
  const std::pair<const char*, const char*> near[] = {{"seral_number", "serial_number"},
                                                      {"firmwear.bios.version", "firmware"},
                                                      {"firmware.bios.verson", "version"}};
  for (const auto& one : near) {
    CAPTURE(one.first);
    const Error error = refused(one.first);
    check_usage(error, "assets.no_field");
    REQUIRE(hints_of(error) == "authority.hint.did_you_mean ");
    CHECK(error.hints().at(0).args.at(0).second == one.second);
  }
  for (const char* word : {"", "colour", "a.b", ".", "firmware.bios", "firmware.bios.x.version",
                           "components", "links", "id"}) {
    CAPTURE(word);
    check_usage(refused(word), "assets.no_field");
  }
}

TEST_CASE("a component cannot be of two kinds at once (AST-1)") {
  Wanted out = wanted({{"firmware.bios.version", "2.4"}});
  CHECK_THROWS_AS(want(out, "software.bios.vendor", "AMI"), Error);
  try {
    want(out, "software.bios.vendor", "AMI");
  } catch (const Error& error) {
    check_usage(error, "assets.two_kinds");
    test::check_words(error);
  }
}

TEST_CASE("the tag that is wanted is the one that would be kept (AST-1)") {
  CHECK_FALSE(tag_of(Wanted{}));
  CHECK(tag_of(wanted({{"tag", " SRV-1\n"}})) == "SRV-1");
  CHECK(tag_of(wanted({{"tag", " "}})) == "");
}

TEST_CASE("the table of payloads is sorted, and each type is in the catalogue (AUD-1)") {
  const auto rows = payload_keys();
  CHECK(std::is_sorted(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.type < b.type; }));
  CHECK(rows.size() == 5);
  for (const PayloadKeys& row : rows) CHECK(journal::find_type(row.type) != nullptr);
  CHECK(journal::has_effect("asset.added", journal::Effect::opened));
  CHECK(journal::has_effect("asset.retired", journal::Effect::halted));
}

TEST_CASE("every field, kind and state of an asset has its words in both languages (AST-1)") {
  for (const std::string_view one : component_kinds()) {
    test::check_words(Message{"assets.component." + std::string(one), {}});
  }
  for (const std::string_view one : link_kinds()) {
    test::check_words(Message{"assets.link." + std::string(one), {}});
    test::check_words(Message{"assets.link_back." + std::string(one), {}});
  }
  for (const Status one : {Status::in_service, Status::retired}) {
    test::check_words(Message{"assets.status." + std::string(to_string(one)), {}});
  }
}
