#include "svcdesk/parts/handling.hpp"

#include <doctest/doctest.h>

#include "stock_story.hpp"

namespace svcdesk::parts {
namespace {

using enum Condition;

TakeOver opening(std::string kind, Pieces pieces) {
  return {std::move(kind), "east", std::move(pieces), "opening stock", "ku"};
}

// 10 fans and S-1, S-2 tested in the east, 4 fans and S-3 received there.
StockStory filled() {
  StockStory story = stocked();
  story.does(opening("fan", some(10))).does(opening("ssd-960g", these({"S-1", "S-2"})));
  story.does(TakeOver{"fan", "east", some(4), "from the old store", {}});
  story.does(TakeOver{"ssd-960g", "east", these({"S-3"}), "from the old store", {}});
  return story;
}

}  // namespace

TEST_CASE("what is taken over is received, or tested where it is said by whom (PRT-3)") {
  const StockStory story = filled();
  const Stock stock = story.stock();
  CHECK(stock.quantity("fan", in_depot(tested)) == 10);
  CHECK(stock.quantity("fan", in_depot(received)) == 4);
  CHECK(stock.where("ssd-960g", "S-1") == in_depot(tested));
  CHECK(stock.where("ssd-960g", "S-3") == in_depot(received));
  const Json payload = story.asks(opening("fan", some(1))).front().payload;
  CHECK(payload.text("reason") == "opening stock");
  CHECK(payload.text("tested_by") == "ku");
}

TEST_CASE("taking over says why, and who of ours tested it (PRT-3)") {
  StockStory story = stocked();
  TakeOver request = opening("fan", some(1));
  request.reason = "";
  check_refused(story.refused(request), "PRT-3", "parts.reason_missing", "parts.hint.reason");
  request.reason = "opening stock";
  request.tested_by = "zhao";
  check_refused(story.refused(request), "ORG-6", "authority.customers_person");
  request.tested_by = "nobody";
  CHECK(story.refused(request).code() == ErrorCode::not_found);
}

TEST_CASE("stock is taken over into an accepted depot of the contract only (PRT-1, PRT-9)") {
  StockStory story = stocked();
  TakeOver request = opening("fan", some(1));
  request.depot = "north";
  check_refused(story.refused(request), "PRT-1", "parts.no_depot", "parts.hint.depots");
  StockStory unready;
  check_refused(unready.refused(opening("fan", some(1))), "PRT-9", "parts.depot_not_surveyed");
}

TEST_CASE("a serial number is taken over once (PRT-4)") {
  StockStory story = filled();
  check_refused(story.refused(opening("ssd-960g", these({"S-4", "S-1"}))), "PRT-4",
                "parts.serial_already");
  CHECK_FALSE(story.stock().where("ssd-960g", "S-4"));
}

TEST_CASE("a test that passes puts what was received into good stock (PRT-3)") {
  StockStory story = filled();
  story.does(Test{"fan", "east", some(3)}).does(Test{"ssd-960g", "east", these({"S-3"})});
  CHECK(story.stock().quantity("fan", in_depot(tested)) == 13);
  CHECK(story.stock().quantity("fan", in_depot(received)) == 1);
  CHECK(story.stock().where("ssd-960g", "S-3") == in_depot(tested));
  CHECK(story.last().payload.text("result") == "pass");
}

TEST_CASE("a test that fails says what is wrong and makes it defective (PRT-3)") {
  StockStory story = filled();
  Test request{"ssd-960g", "east", these({"S-3"}), TestResult::fail, ""};
  check_refused(story.refused(request), "PRT-3", "parts.test_note", "parts.hint.note");
  request.note = "bad blocks";
  story.does(request);
  CHECK(story.stock().where("ssd-960g", "S-3") == in_depot(defective));
  CHECK(story.last().payload.text("note") == "bad blocks");
}

TEST_CASE("what is in good stock can still fail a test, but not pass it again (PRT-3)") {
  StockStory story = filled();
  check_refused(story.refused(Test{"ssd-960g", "east", these({"S-1"})}), "PRT-3",
                "parts.wrong_condition");
  story.does(Test{"ssd-960g", "east", these({"S-1"}), TestResult::fail, "dead"});
  CHECK(story.stock().where("ssd-960g", "S-1") == in_depot(defective));
  story.does(Test{"fan", "east", some(2), TestResult::fail, "noisy", tested});
  CHECK(story.stock().quantity("fan", in_depot(defective)) == 2);
  CHECK(story.refused(Test{"fan", "east", some(2), TestResult::pass, "", tested}).text().id ==
        "parts.condition_unfit");
}

TEST_CASE("a test takes what was received first, then what was returned (PRT-3)") {
  StockStory story = filled();
  const Position carried{{Place::Kind::person, "wu"}, issued};
  story.moves({"fan", "", 3, in_depot(tested), in_depot(reserved)});
  story.moves({"fan", "", 3, in_depot(reserved), carried});
  story.moves({"fan", "", 3, carried, in_depot(returned)});
  check_refused(story.refused(Test{"fan", "east", some(8)}), "PRT-4", "parts.too_few_of",
                "parts.hint.list");
  story.does(Test{"fan", "east", some(5)});
  CHECK(story.stock().quantity("fan", in_depot(received)) == 0);
  CHECK(story.stock().quantity("fan", in_depot(returned)) == 2);
  story.does(Test{"fan", "east", some(2), TestResult::fail, "worn", returned});
  CHECK(story.stock().quantity("fan", in_depot(defective)) == 2);
}

TEST_CASE("what is tested lies in that depot (PRT-4)") {
  StockStory story = filled();
  check_refused(story.refused(Test{"ssd-960g", "west", these({"S-3"})}), "PRT-4",
                "parts.elsewhere");
  check_refused(story.refused(Test{"ssd-960g", "east", these({"S-9"})}), "PRT-4",
                "parts.serial_unknown", "parts.hint.list");
  check_refused(story.refused(Test{"fan", "west", some(1)}), "PRT-4", "parts.too_few_of");
  check_refused(story.refused(Test{"fan", "north", some(1)}), "PRT-1", "parts.no_depot");
}

TEST_CASE("a transfer keeps the condition of each piece (PRT-1)") {
  StockStory story = filled();
  story.does(Transfer{"ssd-960g", "east", "west", these({"S-1", "S-3"})});
  CHECK(story.stock().where("ssd-960g", "S-1") == in_depot(tested, "west"));
  CHECK(story.stock().where("ssd-960g", "S-3") == in_depot(received, "west"));
  story.does(Transfer{"fan", "east", "west", some(4)});
  story.does(Transfer{"fan", "east", "west", some(1), received, "for testing"});
  CHECK(story.stock().free("fan", "west") == 4);
  CHECK(story.stock().quantity("fan", in_depot(received, "west")) == 1);
}

TEST_CASE("a quantity is carried and scrapped out of one condition only (PRT-1)") {
  StockStory story = filled();
  const Error error = story.refused(Transfer{"fan", "east", "west", some(11)});
  check_refused(error, "PRT-4", "parts.too_few_of", "parts.hint.list");
  CHECK(argument(error.text(), "there") == "10");
  check_refused(story.refused(Scrap{"fan", "east", some(1), "old"}), "PRT-4", "parts.too_few_of");
}

TEST_CASE("parts go to no depot but the contract's own (PRT-1)") {
  StockStory story = filled();
  const Error error = story.refused(Transfer{"fan", "east", "other-customer", some(1)});
  check_refused(error, "PRT-1", "parts.no_depot", "parts.hint.depots");
  CHECK(argument(error.hints().front(), "known") == "east, west");
}

TEST_CASE("a transfer goes to an accepted depot, and somewhere (PRT-9)") {
  StockStory story = filled();
  check_refused(story.refused(Transfer{"fan", "east", "east", some(1)}), "PRT-4",
                "parts.goes_nowhere");
  story.as("lan").does(Survey{"west", "damp", "by car", "warm"}).as("ku");
  check_refused(story.refused(Transfer{"fan", "east", "west", some(1)}), "PRT-9",
                "parts.depot_not_accepted", "parts.hint.evaluate");
}

TEST_CASE("what is reserved stays where it is (PRT-4)") {
  StockStory story = filled();
  story.moves({"ssd-960g", "S-1", 1, in_depot(tested), in_depot(reserved)});
  check_refused(story.refused(Transfer{"ssd-960g", "east", "west", these({"S-1"})}), "PRT-3",
                "parts.wrong_condition");
  check_refused(story.refused(Scrap{"ssd-960g", "east", these({"S-1"}), "old"}), "PRT-3",
                "parts.wrong_condition");
  CHECK(story.refused(Transfer{"fan", "east", "west", some(1), reserved}).text().id ==
        "parts.condition_unfit");
}

TEST_CASE("a depot that the contract dropped can be emptied, not filled (PRT-1)") {
  StockStory story = filled();
  contract::Contract amended = store_contract();
  amended.parts.depots.erase(amended.parts.depots.begin());
  StockStory later(amended);
  later.keep([&] {
    Drafts drafts;
    for (const journal::Event& one : story.events()) {
      drafts.push_back({one.type, one.subject, one.at, one.payload, one.refs});
    }
    return drafts;
  }());
  later.as("ku").at(200);
  check_refused(later.refused(Transfer{"psu", "east", "west", some(1)}), "PRT-1", "parts.no_depot");
  later.does(Transfer{"fan", "east", "west", some(10)});
  CHECK(later.stock().free("fan", "west") == 10);
  check_refused(later.refused(opening("fan", some(1))), "PRT-1", "parts.no_depot");
}

TEST_CASE("what is scrapped is out of use, with a reason (PRT-3)") {
  StockStory story = filled();
  story.does(Test{"fan", "east", some(2), TestResult::fail, "worn"});
  Scrap request{"fan", "east", some(2), ""};
  check_refused(story.refused(request), "PRT-3", "parts.reason_missing", "parts.hint.reason");
  request.reason = "not worth a repair";
  story.does(request);
  CHECK(story.stock().quantity("fan", in_depot(scrapped)) == 2);
  check_refused(story.refused(request), "PRT-4", "parts.too_few_of");
  story.does(Scrap{"fan", "east", some(1), "recalled by the maker", tested});
  story.does(Scrap{"ssd-960g", "east", these({"S-1"}), "recalled by the maker"});
  CHECK(story.stock().where("ssd-960g", "S-1") == in_depot(scrapped));
  CHECK(story.stock().free("fan") == 9);
}

TEST_CASE("what has not been tested is not scrapped (PRT-3)") {
  StockStory story = filled();
  check_refused(story.refused(Scrap{"ssd-960g", "east", these({"S-3"}), "old"}), "PRT-3",
                "parts.wrong_condition");
  CHECK(story.refused(Scrap{"fan", "east", some(1), "old", received}).text().id ==
        "parts.condition_unfit");
}

TEST_CASE("a request moves all of its pieces or none (PRT-4)") {
  StockStory story = filled();
  CHECK(story.refused(Test{"ssd-960g", "east", these({"S-3", "S-1"})}).text().id ==
        "parts.wrong_condition");
  CHECK(story.stock().where("ssd-960g", "S-3") == in_depot(received));
}

TEST_CASE("the stock is the keeper's where the contract says so (ORG-6)") {
  contract::Contract contract = store_contract();
  contract.roles[3].may = {"part.stock"};
  StockStory story = stocked(contract);
  story.does(opening("fan", some(3))).as("cao");
  check_refused(story.refused(opening("fan", some(3))), "ORG-6", "authority.beyond_role");
  check_refused(story.refused(Test{"fan", "east", some(1)}), "ORG-6", "authority.beyond_role");
  check_refused(story.refused(Transfer{"fan", "east", "west", some(1)}), "ORG-6",
                "authority.beyond_role");
  check_refused(story.refused(Scrap{"fan", "east", some(1), "old"}), "ORG-6",
                "authority.beyond_role");
}

TEST_CASE("every move is on the subject of its kind (PRT-1)") {
  const Drafts drafts = filled().asks(Transfer{"ssd-960g", "east", "west", these({"S-1", "S-2"})});
  REQUIRE(drafts.size() == 2);
  CHECK(drafts[0].subject.str() == "stock/DG-2026-017/ssd-960g");
  CHECK(drafts[0].refs.empty());
  CHECK(drafts[1].payload.text("serial") == "S-2");
}

}  // namespace svcdesk::parts
