#include "svcdesk/parts/depots.hpp"

#include <doctest/doctest.h>

#include "stock_story.hpp"

namespace svcdesk::parts {
namespace {

Survey survey(const std::string& depot, Suitable suitable = Suitable::yes) {
  return {depot, "dry, guarded", "by car, 20 minutes", "18 to 24 degrees", suitable};
}

}  // namespace

TEST_CASE("a depot is surveyed, then evaluated by somebody else (PRT-9)") {
  StockStory story;
  story.as("lan").at(1).does(survey("east"));
  CHECK_FALSE(story.depots().find("east")->accepted());
  story.as("bai").at(2).does(Evaluate{"east", Verdict::accepted, "near the site"});
  const Depots depots = story.depots();
  const DepotRecord* east = depots.find("east");
  REQUIRE(east != nullptr);
  CHECK(east->accepted());
  CHECK(*east->survey == DepotSurvey{minute(1), "lan", "dry, guarded", "by car, 20 minutes",
                                     "18 to 24 degrees", Suitable::yes});
  CHECK(*east->evaluation == DepotEvaluation{minute(2), "bai", Verdict::accepted, "near the site"});
  CHECK(depots.find("west") == nullptr);
  CHECK(depots.last_event == minute(2));
}

TEST_CASE("a depot that is no depot of the contract is not surveyed (PRT-1)") {
  StockStory story;
  const Error error = story.as("lan").refused(survey("north"));
  check_refused(error, "PRT-1", "parts.no_depot", "parts.hint.depots");
  CHECK(argument(error.hints().front(), "known") == "east, west");
  check_refused(story.as("bai").refused(Evaluate{"north"}), "PRT-1", "parts.no_depot");
}

TEST_CASE("a survey says how surroundings, route and storage are (PRT-9)") {
  StockStory story;
  story.as("lan");
  for (std::string Survey::*member : {&Survey::surroundings, &Survey::route, &Survey::storage}) {
    Survey request = survey("east");
    request.*member = " ";
    check_refused(story.refused(request), "PRT-9", "parts.survey_incomplete", "parts.hint.survey");
  }
}

TEST_CASE("nothing is evaluated before it was surveyed (PRT-9)") {
  StockStory story;
  story.as("bai");
  check_refused(story.refused(Evaluate{"east"}), "PRT-9", "parts.depot_not_surveyed",
                "parts.hint.survey");
  story.as("lan").at(5).does(survey("east"));
  check_refused(story.as("bai").at(6).late(4).refused(Evaluate{"east"}), "ruling 17",
                "authority.must_follow");
}

TEST_CASE("whoever surveyed a depot does not evaluate it (PRT-9)") {
  contract::Contract contract = store_contract();
  contract.people.front().roles.emplace_back("account-manager");
  StockStory story(contract);
  story.as("lan").does(survey("east"));
  check_refused(story.refused(Evaluate{"east"}), "PRT-9", "parts.depot_own_survey");
}

TEST_CASE("a depot found unsuitable can be refused, not accepted (PRT-9)") {
  StockStory story;
  story.as("lan").does(survey("east", Suitable::no));
  story.as("bai");
  check_refused(story.refused(Evaluate{"east"}), "PRT-9", "parts.depot_unsuitable",
                "parts.hint.survey");
  check_refused(story.refused(Evaluate{"east", Verdict::refused, ""}), "PRT-9",
                "parts.evaluation_note", "parts.hint.evaluate_note");
  story.does(Evaluate{"east", Verdict::refused, "damp"});
  CHECK(story.depots().find("east")->evaluation->verdict == Verdict::refused);
  CHECK_FALSE(story.depots().find("east")->accepted());
}

TEST_CASE("a new survey asks for a new evaluation (PRT-9)") {
  StockStory story = stocked();
  CHECK(story.depots().find("east")->accepted());
  story.as("lan").does(survey("east"));
  CHECK_FALSE(story.depots().find("east")->accepted());
  CHECK(story.depots().find("west")->accepted());
}

TEST_CASE("surveying and evaluating are roles of their own (ORG-6)") {
  StockStory story;
  check_refused(story.as("bai").refused(survey("east")), "ORG-6", "authority.beyond_role");
  story.as("lan").does(survey("east"));
  check_refused(story.as("ku").refused(Evaluate{"east"}), "ORG-6", "authority.beyond_role");
}

TEST_CASE("what was recorded by hand and names no depot is passed over (PRT-9)") {
  StockStory story = stocked();
  std::vector<journal::Event> events = story.events();
  for (journal::Event& event : events) event.payload = Json::object({{"note", "on paper"}});
  CHECK(depots_of(events) == Depots{});
}

}  // namespace svcdesk::parts
