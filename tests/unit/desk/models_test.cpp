#include "svcdesk/desk/models.hpp"

#include "registering.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using How = desk::Changed::How;

namespace {

assets::ModelFacts facts_of(const std::string& vendor, const std::string& model,
                            const std::string& part_number = {}) {
  assets::ModelFacts out;
  out.vendor = vendor;
  out.model = model;
  out.part_number = part_number;
  out.components = {{"power-port", "", 2}};
  return out;
}

std::vector<assets::DescribedModel> two_models(const std::string& part_number = "PN-640") {
  return {{"a.yaml", facts_of("Dell", "PowerEdge R640", part_number)},
          {"b.yaml", facts_of("Huawei", "CE6851")}};
}

desk::ModelsImport take_in(const DrillDesk& desk,
                           const std::vector<assets::DescribedModel>& models = two_models()) {
  return desk.desk().models().import(models);
}

std::vector<std::string> listed(const DrillDesk& desk, const store::ModelQuery& query = {}) {
  std::vector<std::string> out;
  desk.desk().models().list(query, [&](const store::ModelRow& row) {
    out.push_back(row.vendor + " " + row.model + " " + row.part_number);
  });
  return out;
}

std::string said(const std::vector<Message>& messages) {
  std::string out;
  for (const Message& one : messages) out += one.id + " ";
  return out;
}

std::string part_number(const DrillDesk& desk, const std::string& asset) {
  return desk.desk().assets().show(asset).state.part_number;
}

const Words r640 = {{"tag", "SRV-1"}, {"vendor", "Dell"}, {"model", "PowerEdge R640"}};

}  // namespace

TEST_CASE("models are taken into the catalogue once: the same again changes nothing (AST-1)") {
  DrillDesk desk;
  const desk::ModelsImport first = take_in(desk);
  CHECK(first.added == 2);
  CHECK(first.how == How::done);
  REQUIRE(first.models.size() == 2);
  CHECK(first.models[0].id == ModelId{1});
  CHECK(first.models[0].what == desk::ModelsImport::Model::What::added);
  const std::int64_t events = desk.count("");
  const desk::ModelsImport second = take_in(desk.at(5));
  CHECK(second.unchanged == 2);
  CHECK(second.added + second.changed == 0);
  CHECK(second.models.empty());
  CHECK(desk.count("") == events);
  CHECK(listed(desk) == std::vector<std::string>{"Dell PowerEdge R640 PN-640", "Huawei CE6851 "});
}

TEST_CASE("each new model is one event, under the version of the contract (AST-1)") {
  DrillDesk desk;
  take_in(desk);
  const auto events = desk.events("model.recorded");
  REQUIRE(events.size() == 2);
  CHECK(events[0].subject == journal::Subject{"model", "M-1"});
  CHECK(events[0].contract == "T-1");
  CHECK(events[0].payload.integer("contract_version", 0) == 1);
}

TEST_CASE("a model that differs is changed, and what is not among them stays (AST-1)") {
  DrillDesk desk;
  take_in(desk);
  const desk::ModelsImport done =
      take_in(desk.at(5), {{"a.yaml", facts_of("Dell", "PowerEdge R640", "PN-641")}});
  CHECK(done.changed == 1);
  CHECK(done.added + done.unchanged == 0);
  REQUIRE(done.models.size() == 1);
  CHECK(done.models[0].edits == std::vector<assets::Edit>{{"part_number", "PN-640", "PN-641"}});
  CHECK(desk.count("model.changed", "M-1") == 1);
  CHECK(listed(desk) == std::vector<std::string>{"Dell PowerEdge R640 PN-641", "Huawei CE6851 "});
  CHECK(desk.faults().empty());
}

TEST_CASE("two that describe a model differently, or one without a name: nothing is done (AST-1)") {
  for (const auto& bad : {facts_of("Huawei", "CE6851", "PN-1"), facts_of("Huawei", "")}) {
    DrillDesk desk;
    const std::int64_t events = desk.count("");
    auto models = two_models();
    models.push_back({"c.yaml", bad});
    CHECK(refusal([&] { take_in(desk, models); }).text().args.back().second == "c.yaml");
    CHECK(desk.count("") == events);
    CHECK(listed(desk).empty());
  }
}

TEST_CASE("a dry run tells what would come, and takes nothing in (AST-1)") {
  DrillDesk desk;
  desk.options.mode = desk::Options::Mode::dry_run;
  const desk::ModelsImport done = take_in(desk);
  CHECK(done.how == How::dry_run);
  CHECK(done.added == 2);
  CHECK(listed(desk).empty());
}

TEST_CASE("a request id that comes again takes nothing in, and another list is noticed (AST-1)") {
  DrillDesk desk;
  desk.options.request_id = "r-1";
  take_in(desk);
  const desk::ModelsImport again = take_in(desk.at(5));
  CHECK(again.how == How::repeated);
  CHECK(again.unchanged == 2);
  CHECK(refusal([&] { take_in(desk, two_models("PN-9")); }).code() == ErrorCode::usage);
  CHECK(desk.count("model.") == 2);
}

TEST_CASE("a model is shown by vendor and name, by its name alone, by its number (AST-1)") {
  DrillDesk desk;
  take_in(desk);
  add(desk, r640);
  desk.desk().assets().retire("SRV-1", "broken");
  add(desk, {{"tag", "SRV-2"}, {"vendor", "Dell"}, {"model", "PowerEdge R640"}});
  const std::vector<std::pair<std::string, std::string>> names = {{"Dell", "PowerEdge R640"},
                                                                  {"dell", "poweredge r640"},
                                                                  {"", "PowerEdge R640"},
                                                                  {"", "M-1"},
                                                                  {"", "m-1"}};
  for (const auto& name : names) {
    CAPTURE(name.second);
    const desk::ModelFile file = desk.desk().models().show(name.first, name.second);
    CHECK(file.state.facts == two_models()[0].facts);
    CHECK(file.machines == 1);
  }
  CHECK(desk.desk().models().show("", "CE6851").machines == 0);
}

TEST_CASE("a model that is not there is not found, and the nearest is offered (AST-1)") {
  DrillDesk desk;
  take_in(desk);
  const auto missing = [&](const std::string& vendor, const std::string& model) {
    const Error error = refusal([&] { desk.desk().models().show(vendor, model); });
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(error.text().id == "desk.model.unknown");
    return error.hints().at(0);
  };
  CHECK(missing("", "R640").args.at(0).second == "Dell PowerEdge R640");
  CHECK(missing("HPE", "PowerEdge R640").args.at(0).second == "Dell PowerEdge R640");
  for (const char* model : {"M-3", "1", "M-0", "", "nothing"}) {
    CHECK(missing("", model).id == "desk.hint_list.model");
  }
  CHECK(missing("Dell", "M-1").id == "desk.hint_list.model");
}

TEST_CASE("a name that two vendors use is asked about, one written exactly so is not (AST-1)") {
  DrillDesk desk;
  take_in(desk, {{"a", facts_of("Dell", "X1")},
                 {"b", facts_of("Maker", "X1")},
                 {"c", facts_of("Dell", "Y1")},
                 {"d", facts_of("Maker", "y1")}});
  const Error error = refusal([&] { desk.desk().models().show("", "X1"); });
  CHECK(error.code() == ErrorCode::usage);
  CHECK(error.text().id == "desk.model.ambiguous");
  CHECK(error.hints().at(0).args.at(0).second == "Dell X1, Maker X1");
  CHECK(desk.desk().models().show("Maker", "x1").state.id == ModelId{2});
  CHECK(desk.desk().models().show("", "y1").state.id == ModelId{4});
  CHECK(desk.desk().models().show("", "Y1").state.id == ModelId{3});
}

TEST_CASE("models are listed in pages, as many as are wanted (AST-1, decision 23)") {
  DrillDesk desk;
  std::vector<assets::DescribedModel> models;
  for (int i = 0; i < 501; ++i) models.push_back({"x", facts_of("Maker", std::to_string(i))});
  take_in(desk, models);
  store::ModelQuery query;
  CHECK(listed(desk, query).size() == 50);
  query.limit = -1;
  CHECK(listed(desk, query).size() == 501);
  query.limit = 0;
  CHECK(listed(desk, query).empty());
}

TEST_CASE("each contract has a catalogue of its own (ORG-7)") {
  DrillDesk desk;
  desk.apply(second_contract());
  desk.options.contract = "T-1";
  take_in(desk);
  desk.options.contract = "T-2";
  CHECK(refusal([&] { desk.desk().models().show("", "M-1"); }).code() == ErrorCode::not_found);
  CHECK(listed(desk).empty());
  add(desk, r640);
  CHECK(part_number(desk, "SRV-1").empty());
  CHECK(take_in(desk).added == 2);
  CHECK(desk.desk().models().show("", "CE6851").state.id == ModelId{4});
}

TEST_CASE("a new machine takes the part number of its model, and that is said (AST-1)") {
  DrillDesk desk;
  take_in(desk);
  const desk::AssetChanged added = desk.desk().assets().add(edit_of(r640));
  CHECK(added.state.part_number == "PN-640");
  CHECK(said(added.notes) == "desk.model.part_number_taken ");
  CHECK(said(added.warnings).empty());
  Words own = r640;
  own[0].second = "SRV-2";
  own.push_back({"part_number", "OWN"});
  const desk::AssetChanged given = desk.desk().assets().add(edit_of(own));
  CHECK(given.state.part_number == "OWN");
  CHECK(given.notes.empty());
}

TEST_CASE("a new machine of a model that is nearly one is registered, with a warning (AST-1)") {
  DrillDesk desk;
  take_in(desk);
  const desk::AssetChanged added =
      desk.desk().assets().add(edit_of({{"tag", "SRV-1"}, {"vendor", "Dell"}, {"model", "R640"}}));
  CHECK(added.state.model == "R640");
  CHECK(added.state.part_number.empty());
  REQUIRE(said(added.warnings) == "desk.model.near ");
  CHECK(added.warnings[0].args[0].second == "Dell R640");
  CHECK(added.warnings[0].args[1].second == "Dell PowerEdge R640");
  CHECK(desk.desk()
            .assets()
            .add(edit_of({{"tag", "SRV-2"}, {"vendor", "Dell"}, {"model", "PowerEdge R650"}}))
            .warnings.empty());
}

TEST_CASE("an imported machine takes the part number of its model, once (AST-1)") {
  DrillDesk desk;
  add(desk, {{"tag", "SRV-9"}, {"vendor", "Dell"}, {"model", "PowerEdge R640"}});
  take_in(desk);
  Words on_file = r640;
  on_file[0].second = "SRV-9";
  on_file.push_back({"part_number", ""});
  const std::vector<Words> rows = {
      r640, on_file, {{"tag", "SRV-2"}, {"vendor", "Dell"}, {"model", "R640"}}};
  const desk::AssetImport first = import(desk, rows);
  CHECK(first.added == 2);
  CHECK(first.changed == 1);
  CHECK(first.part_numbers == 2);
  REQUIRE(first.near.size() == 1);
  CHECK(first.near[0].model == "R640");
  CHECK(part_number(desk, "SRV-1") == "PN-640");
  CHECK(part_number(desk, "SRV-9") == "PN-640");
  CHECK(part_number(desk, "SRV-2").empty());
  const desk::AssetImport second = import(desk, rows);
  CHECK(second.unchanged == 3);
  CHECK(second.part_numbers == 0);
  CHECK(desk.faults().empty());
}

TEST_CASE("without a catalogue machines come in as they did (AST-1)") {
  DrillDesk desk;
  const desk::AssetChanged added = desk.desk().assets().add(edit_of(r640));
  CHECK(added.notes.empty());
  CHECK(added.warnings.empty());
  CHECK(added.state.part_number.empty());
  const desk::AssetImport done = import(desk, {r640});
  CHECK(done.unchanged == 1);
  CHECK(done.part_numbers == 0);
  CHECK(done.near.empty());
  CHECK_FALSE(desk.desk().assets().show("SRV-1").model);
}

TEST_CASE("an asset's file has what the catalogue says of exactly its model (AST-1)") {
  DrillDesk desk;
  take_in(desk);
  add(desk, r640);
  add(desk, {{"tag", "SRV-2"}, {"vendor", "dell"}, {"model", "PowerEdge R640"}});
  add(desk, {{"tag", "SRV-3"}, {"model", "PowerEdge R640"}});
  const desk::AssetFile file = desk.desk().assets().show("SRV-1");
  REQUIRE(file.model);
  CHECK(file.model->id == ModelId{1});
  CHECK(file.model->facts.components == std::vector<assets::ComponentCount>{{"power-port", "", 2}});
  CHECK_FALSE(desk.desk().assets().show("SRV-2").model);
  CHECK_FALSE(desk.desk().assets().show("SRV-3").model);
}

TEST_CASE("the catalogue is rebuilt from the events, and its numbers are not given again (AUD-3)") {
  DrillDesk desk;
  take_in(desk);
  take_in(desk.at(5), two_models("PN-641"));
  const std::string before = desk.sqlite("SELECT * FROM model");
  desk.desk().care().rebuild();
  CHECK(desk.sqlite("SELECT * FROM model") == before);
  CHECK(desk.faults().empty());
  CHECK(take_in(desk, {{"c", facts_of("Maker", "X1")}}).models.at(0).id == ModelId{3});
}

TEST_CASE(
    "verifying finds a row of the catalogue that was changed, and rebuilding mends it (AUD-3)") {
  for (const char* act :
       {"UPDATE model SET part_number = 'X'", "DELETE FROM model WHERE number = 2",
        "INSERT INTO model VALUES (7, 'T-1', 'A', 'B', '', '', 2, 'full', 0, 1)"}) {
    CAPTURE(act);
    DrillDesk desk;
    take_in(desk);
    desk.sqlite(act);
    const std::vector<std::string> faults = desk.faults();
    REQUIRE_FALSE(faults.empty());
    for (const std::string& fault : faults) {
      CHECK_MESSAGE(fault.find("model {") != std::string::npos, fault);
    }
    desk.desk().care().rebuild();
    CHECK(desk.faults().empty());
  }
}

TEST_CASE("a device type becomes a model of the catalogue (AST-1)") {
  delivery::DeviceType type;
  type.manufacturer = "Dell";
  type.model = "PowerEdge R640";
  type.part_number = "PN-640";
  type.slug = "dell-r640";
  type.airflow = "front-to-rear";
  type.comments = "a sheet";
  type.half_units = 3;
  type.depth = delivery::DeviceType::Depth::half;
  type.grams = 500;
  type.components = {{"interface", "eth0", "1000base-t"}, {"interface", "eth1", "1000base-t"}};
  DrillDesk desk;
  take_in(desk, {{"a.yaml", desk::model_facts(type)}});
  const assets::ModelFacts facts = desk.desk().models().show("", "M-1").state.facts;
  CHECK(facts.vendor == "Dell");
  CHECK(facts.slug == "dell-r640");
  CHECK(facts.airflow == "front-to-rear");
  CHECK(facts.comments == "a sheet");
  CHECK(facts.half_units == 3);
  CHECK(facts.depth == assets::Depth::half);
  CHECK(facts.grams == 500);
  CHECK(facts.components == std::vector<assets::ComponentCount>{{"interface", "1000base-t", 2}});
}
