#include "svcdesk/assets/catalogue.hpp"

#include "story.hpp"

using namespace svcdesk;
using namespace svcdesk::assets;
using namespace svcdesk::assets::story;

namespace {

Catalogue known() {
  return Catalogue({{"Juniper", "EX4300-48T-AFI", "EX4300-48T-AFI"},
                    {"Dell", "PowerEdge R640", "PN-640"},
                    {"Dell", "PowerEdge R740", ""},
                    {"HPE", "ProLiant DL380 Gen10", "DL380G10"},
                    {"华为", "存储阵列", "D3000"}});
}

// "Dell PowerEdge R640", or nothing.
std::string near(std::string_view vendor, std::string_view model) {
  const Catalogue catalogue = known();
  const CatalogueEntry* found = catalogue.near(vendor, model);
  return found == nullptr ? "" : found->vendor + " " + found->model;
}

std::string part_number(const Wanted& wanted) {
  const auto found = wanted.fields.find("part_number");
  return found == wanted.fields.end() ? "unsaid" : found->second;
}

Words machine(const std::string& vendor, const std::string& model) {
  return {{"tag", "SRV-1"}, {"vendor", vendor}, {"model", model}};
}

}  // namespace

TEST_CASE("a model is found by exactly its vendor and name (AST-1)") {
  const Catalogue catalogue = known();
  REQUIRE(catalogue.find("Dell", "PowerEdge R640") != nullptr);
  CHECK(catalogue.find("Dell", "PowerEdge R640")->part_number == "PN-640");
  CHECK(catalogue.find("dell", "PowerEdge R640") == nullptr);
  CHECK(catalogue.find("Dell", "PowerEdge R6") == nullptr);
  CHECK(catalogue.find("", "PowerEdge R640") == nullptr);
  CHECK(Catalogue({}).find("Dell", "PowerEdge R640") == nullptr);
}

TEST_CASE("a name in other capitals, blanks or signs is nearly that of the catalogue (AST-1)") {
  for (const char* model :
       {"poweredge r640", "PowerEdge-R640", "PowerEdgeR640", "POWEREDGE  R640"}) {
    CAPTURE(model);
    CHECK(near("DELL", model) == "Dell PowerEdge R640");
  }
  CHECK(near("juniper", "EX4300 48T AFI") == "Juniper EX4300-48T-AFI");
}

TEST_CASE("another vendor or none, a part of a name, a slip of the pen are near (AST-1)") {
  CHECK(near("", "PowerEdge R740") == "Dell PowerEdge R740");
  CHECK(near("Dell EMC", "PowerEdge R740") == "Dell PowerEdge R740");
  CHECK(near("HP", "Proliant DL380 Gen10") == "HPE ProLiant DL380 Gen10");
  CHECK(near("Dell", "R640") == "Dell PowerEdge R640");
  CHECK(near("Dell", "PowerEgde R640") == "Dell PowerEdge R640");
  CHECK(near("华为", "存储阵例") == "华为 存储阵列");
}

TEST_CASE("other digits are another model, and what is far is not near (AST-1)") {
  for (const char* model :
       {"PowerEdge R650", "PowerEdge R64", "PowerEdge R6400", "R650", "Gen10"}) {
    CAPTURE(model);
    CHECK(near("Dell", model).empty());
  }
  CHECK(near("HPE", "R640").empty());
  CHECK(near("Dell", "").empty());
  CHECK(near("Dell", "--").empty());
  CHECK(near("Dell", "PowerEdge").empty());
}

TEST_CASE("a machine has the part number of its model where none is given (AST-1)") {
  Completion models(known());
  const Wanted out = models.complete({}, wanted(machine(" Dell ", "PowerEdge R640\n")));
  CHECK(part_number(out) == "PN-640");
  CHECK(models.part_numbers() == 1);
  CHECK(models.near_models().empty());
  Wanted cleared = wanted(machine("Dell", "PowerEdge R640"));
  cleared.fields["part_number"] = " ";
  CHECK(part_number(models.complete({}, cleared)) == "PN-640");
  CHECK(models.part_numbers() == 2);
}

TEST_CASE("nothing but the part number is taken out of the catalogue (AST-1)") {
  Completion models(known());
  Wanted out = models.complete({}, wanted(machine("Dell", "PowerEdge R640")));
  out.fields.erase("part_number");
  CHECK(out.fields == wanted(machine("Dell", "PowerEdge R640")).fields);
}

TEST_CASE("a part number that is given, or on file, stays (AST-1)") {
  Completion models(known());
  Wanted given = wanted(machine("Dell", "PowerEdge R640"));
  given.fields["part_number"] = "OWN-1";
  CHECK(part_number(models.complete({}, given)) == "OWN-1");
  Asset before;
  before.part_number = "OWN-2";
  CHECK(part_number(models.complete(before, wanted(machine("Dell", "PowerEdge R640")))) ==
        "unsaid");
  CHECK(models.part_numbers() == 0);
}

TEST_CASE("what is on file as the catalogue has it is no news (AST-1)") {
  Completion models(known());
  Asset before;
  before.part_number = "PN-640";
  Wanted cleared = wanted(machine("Dell", "PowerEdge R640"));
  cleared.fields["part_number"] = "";
  CHECK(part_number(models.complete(before, cleared)) == "PN-640");
  CHECK(models.part_numbers() == 0);
}

TEST_CASE("what a list does not say of a machine is as on file (AST-1)") {
  Completion models(known());
  Asset before;
  before.vendor = "Dell";
  before.model = "PowerEdge R640";
  CHECK(part_number(models.complete(before, wanted({{"tag", "SRV-1"}}))) == "unsaid");
  CHECK(part_number(models.complete(before, wanted({{"model", "PowerEdge R640"}}))) == "PN-640");
  CHECK(part_number(models.complete(before, wanted({{"vendor", "Dell"}}))) == "PN-640");
}

TEST_CASE("a model without a part number fills in nothing (AST-1)") {
  Completion models(known());
  CHECK(part_number(models.complete({}, wanted(machine("Dell", "PowerEdge R740")))) == "unsaid");
  CHECK(models.near_models().empty());
}

TEST_CASE("machines of a model that is nearly one are counted by their model (AST-1)") {
  Completion models(known());
  for (const char* model : {"R640", "R640", "poweredge r740", "M-9", "PowerEdge R640"}) {
    const Wanted out = models.complete({}, wanted(machine("Dell", model)));
    CHECK((part_number(out) == "unsaid") == (std::string_view(model) != "PowerEdge R640"));
  }
  const std::vector<NearModel> near = models.near_models();
  REQUIRE(near.size() == 2);
  CHECK(near[0].model == "R640");
  CHECK(near[0].machines == 2);
  CHECK(near[0].nearest.model == "PowerEdge R640");
  CHECK(near[1].model == "poweredge r740");
  CHECK(near[1].machines == 1);
}

TEST_CASE("beyond a thousand unknown models none is compared any more (AST-1)") {
  Completion models(known());
  for (std::size_t i = 0; i < most_compared; ++i) {
    models.complete({}, wanted(machine("Maker", "X" + std::to_string(i))));
  }
  models.complete({}, wanted(machine("Dell", "R640")));
  CHECK(models.near_models().empty());
  CHECK(part_number(models.complete({}, wanted(machine("Dell", "PowerEdge R640")))) == "PN-640");
}

TEST_CASE("an empty catalogue says nothing of anything (AST-1)") {
  Completion models(Catalogue({}));
  const Wanted out = models.complete({}, wanted(machine("Dell", "PowerEdge R640")));
  CHECK(part_number(out) == "unsaid");
  CHECK(models.near_models().empty());
}
