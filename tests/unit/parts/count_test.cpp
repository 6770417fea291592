#include "svcdesk/parts/count.hpp"

#include <doctest/doctest.h>

#include "stock_story.hpp"

namespace svcdesk::parts {
namespace {

using enum Condition;

Counted counted_fans(std::int64_t quantity, Condition condition = tested) {
  return {"fan", condition, {{}, quantity}};
}
Counted counted_disks(std::vector<std::string> serials, Condition condition = tested) {
  return {"ssd-960g", condition, {std::move(serials), 0}};
}

// 10 fans and S-1, S-2 tested in the east.
StockStory counted_store() {
  StockStory story = stocked();
  story.does(TakeOver{"fan", "east", {{}, 10}, "opening stock", "ku"});
  story.does(TakeOver{"ssd-960g", "east", {{"S-1", "S-2"}, 0}, "opening stock", "ku"});
  return story;
}

}  // namespace

TEST_CASE("a count that agrees with the book is a stock check without moves (PRT-11)") {
  const StockStory story = counted_store();
  const Drafts drafts =
      story.asks(Count{"east", {counted_fans(10), counted_disks({"S-2", "S-1"})}, ""});
  REQUIRE(drafts.size() == 1);
  check_draft(drafts.front());
  CHECK(drafts.front().type == "stock.checked");
  CHECK(drafts.front().subject.str() == "contract/DG-2026-017");
  CHECK(drafts.front().payload.canonical() ==
        R"({"depot":"east","lines":2,"missing":0,"pieces":12,"surplus":0})");
}

TEST_CASE("a difference needs a reason (PRT-11)") {
  const StockStory story = counted_store();
  const Error error =
      story.refused(Count{"east", {counted_fans(8), counted_disks({"S-1", "S-2", "S-3"})}, " "});
  check_refused(error, "PRT-11", "parts.difference_reason", "parts.hint.reason");
  CHECK(argument(error.text(), "missing") == "2");
  CHECK(argument(error.text(), "surplus") == "1");
}

TEST_CASE("a difference becomes moves with its reason, and the book is as counted (PRT-11)") {
  StockStory story = counted_store();
  story.does(Count{"east", {counted_fans(8), counted_disks({"S-1", "S-3"})}, "counted twice"});
  CHECK(story.stock().quantity("fan", in_depot(tested)) == 8);
  CHECK(story.stock().serials("ssd-960g", in_depot(tested)) ==
        std::vector<std::string>{"S-1", "S-3"});
  CHECK_FALSE(story.stock().where("ssd-960g", "S-2"));
  const Json& summary = story.last().payload;
  CHECK(story.last().type == "stock.checked");
  CHECK(summary.integer("missing", 0) == 3);
  CHECK(summary.integer("surplus", 0) == 1);
  CHECK(summary.text("reason") == "counted twice");
  CHECK(summary["differences"].items().size() == 2);
  for (const journal::Event& event : story.events()) {
    if (event.payload.contains("count")) CHECK(event.payload.text("reason") == "counted twice");
  }
}

TEST_CASE("what was counted can be counted again without a difference (PRT-11)") {
  StockStory story = counted_store();
  const Count count{"east", {counted_fans(12), counted_disks({"S-3"})}, "moved by hand"};
  story.does(count);
  CHECK(story.asks(count).size() == 1);
}

TEST_CASE("nothing found is a count as well (PRT-11)") {
  StockStory story = counted_store();
  story.does(Count{"east", {counted_fans(0), counted_disks({})}, "burgled"});
  CHECK(story.stock().balances().empty());
  CHECK(story.types().back() == "stock.checked");
  CHECK(story.asks(Count{"west", {}, ""}).front().type == "stock.checked");
}

TEST_CASE("reserved pieces are counted with the tested ones and cannot be missing (PRT-4)") {
  StockStory story = counted_store();
  story.moves({"fan", "", 4, in_depot(tested), in_depot(reserved)});
  story.moves({"ssd-960g", "S-1", 1, in_depot(tested), in_depot(reserved)});
  CHECK(story.asks(Count{"east", {counted_fans(10), counted_disks({"S-1", "S-2"})}, ""}).size() ==
        1);
  check_refused(story.refused(Count{"east", {counted_fans(3)}, "lost"}), "PRT-4",
                "parts.reserved_missing", "parts.hint.release");
  check_refused(story.refused(Count{"east", {counted_disks({"S-2"})}, "lost"}), "PRT-4",
                "parts.reserved_missing", "parts.hint.release");
  story.does(Count{"east", {counted_fans(5), counted_disks({"S-1"})}, "lost"});
  CHECK(story.stock().free("fan") == 1);
  CHECK(story.stock().quantity("fan", in_depot(reserved)) == 4);
}

TEST_CASE("a piece that lies elsewhere by the book is not simply moved (PRT-4)") {
  StockStory story = counted_store();
  story.does(Transfer{"ssd-960g", "east", "west", {{"S-2"}, 0}});
  check_refused(story.refused(Count{"east", {counted_disks({"S-1", "S-2"})}, "found"}), "PRT-4",
                "parts.counted_elsewhere", "parts.hint.list");
  check_refused(story.refused(Count{
                    "east", {counted_disks({"S-1"}), counted_disks({"S-1"}, defective)}, "found"}),
                "PRT-4", "parts.counted_elsewhere");
}

TEST_CASE("each condition is a line of its own (PRT-11)") {
  StockStory story = counted_store();
  story.does(Test{"fan", "east", {{}, 2}, TestResult::fail, "worn", tested});
  story.does(Count{"east",
                   {counted_fans(8), counted_fans(1, defective), counted_fans(3, received),
                    counted_fans(1, returned), counted_disks({"S-1", "S-2"})},
                   "found behind the shelf"});
  CHECK(story.stock().quantity("fan", in_depot(defective)) == 1);
  CHECK(story.stock().quantity("fan", in_depot(received)) == 3);
  CHECK(story.stock().quantity("fan", in_depot(returned)) == 1);
  CHECK(story.refused(Count{"east", {counted_fans(1), counted_fans(2)}, "?"}).text().id ==
        "parts.counted_twice");
  CHECK(story.refused(Count{"east", {counted_fans(1, reserved)}, "?"}).text().id ==
        "parts.condition_unfit");
}

TEST_CASE("a count that leaves something out is no stock check (PRT-11)") {
  StockStory story = counted_store();
  story.does(Count{"east", {counted_fans(9)}, "one broken"});
  CHECK(story.last().type == "stock.counted");
  CHECK(story.last().payload.integer("uncounted", 0) == 1);
  CHECK(story.stock().quantity("fan", in_depot(tested)) == 9);
}

TEST_CASE("what lies in another depot, or with somebody, is not this count's (PRT-11)") {
  StockStory story = counted_store();
  story.does(Transfer{"fan", "east", "west", {{}, 4}});
  story.moves({"fan", "", 1, in_depot(tested), Position{{Place::Kind::person, "wu"}, on_loan}});
  CHECK(story.asks(Count{"east", {counted_fans(5), counted_disks({"S-1", "S-2"})}, ""})
            .front()
            .type == "stock.checked");
}

TEST_CASE("a count cannot stock a depot that may not be stocked (PRT-9)") {
  StockStory story = counted_store();
  story.as("lan").does(Survey{"east", "damp", "by car", "warm"}).as("ku");
  check_refused(story.refused(Count{"east", {counted_fans(11)}, "found"}), "PRT-9",
                "parts.depot_not_accepted", "parts.hint.evaluate");
  CHECK_NOTHROW(story.asks(Count{"east", {counted_fans(9)}, "lost"}));
}

TEST_CASE("a count is of a depot of the contract, and of its kinds (PRT-1)") {
  StockStory story = counted_store();
  check_refused(story.refused(Count{"north", {counted_fans(1)}, "?"}), "PRT-1", "parts.no_depot");
  CHECK(story.refused(Count{"east", {{"disk", tested, {}}}, "?"}).code() == ErrorCode::not_found);
  CHECK(story.refused(Count{"east", {{"ssd-960g", tested, {{}, 2}}}, "?"}).text().id ==
        "parts.serials_missing");
  CHECK(story.refused(Count{"east", {{"fan", tested, {{"F-1"}, 0}}}, "?"}).text().id ==
        "parts.no_serials");
}

TEST_CASE("a count is the keeper's where the contract says so (ORG-6)") {
  contract::Contract contract = store_contract();
  contract.roles[3].may = {"part.stock"};
  StockStory story = stocked(contract);
  check_refused(story.as("cao").refused(Count{"east", {}, ""}), "ORG-6", "authority.beyond_role");
}

}  // namespace svcdesk::parts
