#include "svcdesk/parts/exchange.hpp"

#include "refusal.hpp"
#include "request_story.hpp"

namespace svcdesk::parts::story {

const Settlement kept_with_receipt{Fate::kept, "zhao", "K-0017", {}};
const Settlement taken_back{Fate::released, "zhao", {}, {}};

TEST_CASE("an exchange is one transaction: new part in, old part out, the case told (PRT-4)") {
  Story story = delivered_disk();
  const Drafts drafts = story.asks(a_swap());
  CHECK(types_of(drafts) ==
        std::vector<std::string>{"part.fitted", "stock.moved", "stock.moved", "case.part.fitted"});
  CHECK(drafts[3].payload.text("cycle") == "P-1");
  story.keep(drafts);
  const PartRequest state = story.request();
  CHECK(state.status == RequestStatus::fitted);
  CHECK(state.ended == minute(21));
  CHECK(state.fittings.front().asset == AssetId{2});
  CHECK(state.fittings.front().slots == std::vector<std::string>{"3"});
  CHECK(state.fittings.front().configured == "array rebuilt");
  CHECK(story.stock().where("ssd-960g", "D1") ==
        Position{{Place::Kind::asset, "A-2"}, Condition::fitted});
  CHECK(story.stock().where("ssd-960g", "OLD1") == Position{site("hall-1"), Condition::defective});
}

TEST_CASE("what the asset's file needs stands in one event (AST-1)") {
  Story story = delivered_disk();
  story.does(a_swap());
  const journal::Event& fitted = story.last("part.fitted");
  CHECK(fitted.payload.text("asset") == "A-2");
  CHECK(fitted.payload.text("kind") == "ssd-960g");
  CHECK(fitted.payload["serials"] == Json::array({"D1"}));
  CHECK(fitted.payload["slots"] == Json::array({"3"}));
  CHECK(fitted.payload["old_serials"] == Json::array({"OLD1"}));
  CHECK(fitted.payload["old_kinds"] == Json::array({"ssd-960g"}));
  CHECK(fitted.refs == std::vector<journal::Subject>{{"case", "C-3"}, {"asset", "A-2"}});
}

TEST_CASE("the old part stays with the customer and keeps the case open until settled (PRT-6)") {
  Story story = delivered_disk();
  story.does(a_swap());
  const auto open = unsettled(story.request());
  REQUIRE(open.size() == 1);
  CHECK(open[0].serial == "OLD1");
  CHECK(open[0].kind == "ssd-960g");
  CHECK(open[0].place == site("hall-1"));
  CHECK(open[0].asset == AssetId{2});
  CHECK(open[0].out == minute(21));
}

TEST_CASE("fitting straight from the bag says that it was delivered (PRT-4)") {
  Story story = issued_disk();
  const Drafts drafts = story.asks(a_swap());
  CHECK(types_of(drafts) ==
        std::vector<std::string>{"part.delivered", "stock.moved", "case.part.delivered",
                                 "part.fitted", "stock.moved", "stock.moved", "case.part.fitted"});
  story.keep(drafts);
  CHECK(story.last("part.delivered").payload.text("implied_by") == "part.fitted");
  CHECK(story.request().delivered_by == "wu");
  CHECK(story.request().delivered_at == minute(13));
  CHECK(story.request().status == RequestStatus::fitted);
}

TEST_CASE("an exchange in one command settles the old part as well (PRT-6)") {
  Story story = issued_disk();
  Fit request = a_swap();
  request.old = kept_with_receipt;
  story.does(request);
  CHECK(unsettled(story.request()).empty());
  const OldPart old = story.request().old_parts.front();
  CHECK(old.fate == Fate::kept);
  CHECK(old.by == "zhao");
  CHECK(old.receipt == "K-0017");
  CHECK(story.stock().where("ssd-960g", "OLD1") == Position{site("hall-1"), Condition::kept});
  CHECK(story.last("case.part.defective.settled").payload.text("cycle") == "P-1");
}

TEST_CASE("what holds data stays with the customer in the same command as well (PRT-6)") {
  Fit request = a_swap();
  request.old = taken_back;
  check_refused(issued_disk().refused(request), "PRT-6", "parts.request.holds_data",
                "parts.request.hint.keep");
}

TEST_CASE("where the contract does not keep data with the customer, a disk may go (PRT-6)") {
  contract::Contract contract = sample();
  contract.parts.data = contract::StaysWithCustomer::no;
  Fit request = a_swap();
  request.old = taken_back;
  Story story = issued_disk(contract);
  story.does(request);
  CHECK(story.stock().where("ssd-960g", "OLD1") == Position{depot("east"), Condition::defective});
}

TEST_CASE("a part that holds no data goes back with the customer's permission (PRT-6)") {
  Story story = stocked();
  story.does(a_disk("psu")).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"}).as("wu");
  Fit request = a_swap();
  request.swaps = {{"U1", "OLDPSU", "left"}};
  story.does(request).at(40);
  check_refused(story.refused(SettleDefective{{}, {Fate::released, {}, {}, {}}}), "PRT-6",
                "parts.request.not_permitted", "parts.request.hint.release");
  check_refused(story.refused(SettleDefective{{}, {Fate::released, "wu", {}, {}}}), "PRT-6",
                "authority.not_theirs");
  check_refused(story.refused(SettleDefective{{}, {Fate::released, "zhao", {}, "elsewhere"}}),
                "PRT-1", "parts.no_depot");
  story.does(SettleDefective{{"OLDPSU"}, {Fate::released, "feng", {}, "north"}});
  CHECK(story.request().old_parts.front().by == "feng");
  CHECK(story.request().old_parts.front().depot == "north");
  CHECK(story.stock().where("psu", "OLDPSU") == Position{depot("north"), Condition::defective});
  CHECK(story.stock().free("psu") == 1);
}

TEST_CASE("a disk that was left is kept with a receipt, and cannot be taken (PRT-6)") {
  Story story = delivered_disk();
  story.does(a_swap()).at(40);
  check_refused(story.refused(SettleDefective{{}, taken_back}), "PRT-6", "parts.request.holds_data",
                "parts.request.hint.keep");
  story.does(SettleDefective{{}, kept_with_receipt});
  CHECK(unsettled(story.request()).empty());
}

TEST_CASE("what is kept needs a receipt and the customer's person (PRT-6)") {
  Story story = delivered_disk();
  story.does(a_swap()).at(40);
  check_refused(story.refused(SettleDefective{{}, {Fate::kept, "zhao", {}, {}}}), "PRT-6",
                "parts.request.no_receipt", "parts.request.hint.keep");
  check_refused(story.refused(SettleDefective{{}, {Fate::kept, {}, "K-1", {}}}), "PRT-6",
                "parts.request.no_receipt");
  check_refused(story.refused(SettleDefective{{}, {Fate::kept, "wu", "K-1", {}}}), "PRT-6",
                "parts.request.not_customers");
  story.does(SettleDefective{{}, {Fate::kept, "the operator on duty", "K-1", {}}});
  CHECK(story.request().old_parts.front().by == "the operator on duty");
}

TEST_CASE("leaving it where it is settles nothing (PRT-6)") {
  Story story = delivered_disk();
  story.does(a_swap());
  check_misused(story.refused(SettleDefective{}), "parts.request.settle_how");
}

TEST_CASE("only what is unsettled can be settled, once (PRT-6)") {
  Story story = delivered_disk();
  check_refused(story.refused(SettleDefective{{}, kept_with_receipt}), "PRT-6",
                "parts.request.nothing_unsettled");
  story.does(a_swap()).at(40);
  check_refused(story.refused(SettleDefective{{"OTHER"}, kept_with_receipt}), "PRT-6",
                "parts.request.nothing_unsettled", "authority.hint.known");
  check_refused(story.refused(SettleDefective{{"OLD1", "OTHER"}, kept_with_receipt}), "PRT-6",
                "parts.request.nothing_unsettled");
  story.does(SettleDefective{{"OLD1"}, kept_with_receipt});
  check_refused(story.refused(SettleDefective{{"OLD1"}, kept_with_receipt}), "PRT-6",
                "parts.request.nothing_unsettled");
}

TEST_CASE("the case is told once all old parts of a request are settled (PRT-6)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 2)).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"});
  Fit request = a_swap();
  request.swaps = {{"D1", "OLD1", "3"}, {"D2", "OLD2", "4"}};
  story.as("wu").does(request).at(40);
  const Drafts first = story.asks(SettleDefective{{"OLD1"}, kept_with_receipt});
  CHECK(types_of(first) == std::vector<std::string>{"part.defective.settled", "stock.moved"});
  story.keep(first);
  CHECK(unsettled(story.request()).size() == 1);
  CHECK(types_of(story.asks(SettleDefective{{"OLD2"}, kept_with_receipt})).back() ==
        "case.part.defective.settled");
}

TEST_CASE("an earlier old part that is left keeps the case waiting (PRT-6)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 2)).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"});
  story.as("wu").does(a_swap()).at(20);
  Fit request = a_swap();
  request.swaps = {{"D2", "OLD2", "4"}};
  request.old = kept_with_receipt;
  CHECK(types_of(story.asks(request)).back() == "case.part.fitted");
}

TEST_CASE("a settlement comes after the exchange (ruling 17)") {
  Story story = delivered_disk();
  story.does(a_swap()).at(40).late(20);
  check_refused(story.refused(SettleDefective{{}, kept_with_receipt}), "ruling 17",
                "authority.must_follow");
}

TEST_CASE("a part goes into a machine of its own contract only (PRT-1)") {
  Fit request = a_swap();
  request.asset.contract = "DG-2026-018";
  check_refused(delivered_disk().refused(request), "PRT-1", "parts.request.other_contract",
                "parts.request.hint.own_depots");
}

TEST_CASE("nothing is fitted that was not issued (PRT-4)") {
  check_refused(reserved_disk().refused(a_swap()), "PRT-4", "parts.request.not_now",
                "parts.request.hint.issue_first");
  Story story = delivered_disk();
  story.does(a_swap());
  check_refused(story.refused(a_swap()), "PRT-4", "parts.request.not_now",
                "parts.request.hint.another");
}

TEST_CASE("what was exchanged is configured as the old one was (PRT-4)") {
  Fit request = a_swap();
  request.configured = " ";
  check_refused(delivered_disk().refused(request), "PRT-4", "parts.request.not_configured",
                "parts.request.hint.configured");
  request.swaps[0].out.clear();
  CHECK_NOTHROW((void)delivered_disk().asks(request));
}

TEST_CASE("a part that nothing came out for leaves nothing to settle (PRT-6)") {
  Story story = delivered_disk();
  Fit request = a_swap();
  request.swaps[0].out.clear();
  request.old = kept_with_receipt;
  story.does(request);
  CHECK(story.request().old_parts.empty());
  CHECK_FALSE(story.last("part.fitted").payload.contains("old_place"));
}

TEST_CASE("the only piece that is out need not be named (PRT-4)") {
  Story story = delivered_disk();
  Fit request = a_swap();
  request.swaps.clear();
  CHECK(story.asks(request)[0].payload["serials"] == Json::array({"D1"}));
  request.swaps = {{{}, "OLD1", {}}};
  CHECK(story.asks(request)[0].payload["serials"] == Json::array({"D1"}));
}

TEST_CASE("between two pieces nobody guesses, and others are not fitted (ruling 4)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 2)).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"});
  Fit request = a_swap();
  request.swaps.clear();
  check_misused(story.refused(request), "parts.request.which_pieces");
  request.swaps = {{"D3", "OLD1", {}}};
  check_misused(story.refused(request), "parts.request.not_of_these");
  request.swaps = {{"D1", "OLD1", {}}, {"D1", "OLD2", {}}};
  check_misused(story.refused(request), "parts.request.not_of_these");
}

TEST_CASE("a piece is not its own predecessor") {
  Fit request = a_swap();
  request.swaps[0].out = "D1";
  check_misused(delivered_disk().refused(request), "parts.request.same_piece");
}

TEST_CASE("an old part cannot be one that the ledger knows elsewhere (PRT-4)") {
  Fit request = a_swap();
  request.swaps[0].out = "D4";
  check_refused(delivered_disk().refused(request), "PRT-4", "parts.serial_already");
}

TEST_CASE("a part that the ledger knows in that machine comes out of it (PRT-4)") {
  Story story = delivered_disk();
  story.there("ssd-960g", "OLD1", {{Place::Kind::asset, "A-2"}, Condition::fitted});
  story.does(a_swap());
  CHECK(story.stock().where("ssd-960g", "OLD1") == Position{site("hall-1"), Condition::defective});
}

TEST_CASE("a substitute that was fitted before comes out as what it is (PRT-5)") {
  Story story = stocked();
  story.there("ssd-1920g", "B7", {{Place::Kind::asset, "A-2"}, Condition::fitted});
  RequestPart request = a_disk();
  request.choice.substitute = "ssd-1920g";
  request.choice.consent_by = "zhao";
  story.does(request).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"}).as("wu");
  Fit swap = a_swap();
  swap.swaps = {{"B1", "B7", {}}};
  story.does(swap);
  CHECK(story.request().old_parts.front().kind == "ssd-1920g");
  CHECK(story.stock().where("ssd-1920g", "B7") == Position{site("hall-1"), Condition::defective});
}

TEST_CASE("some pieces are fitted, the others come back: both are on record (PRT-4)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 2)).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"});
  story.as("wu").does(a_swap()).at(20);
  CHECK(story.request().status == RequestStatus::delivered);
  CHECK(story.request().lot.serials == std::vector<std::string>{"D2"});
  story.as("hu").does(ReturnParts{{}, {}, 0, "one was enough"});
  CHECK(story.request().status == RequestStatus::fitted);
  CHECK(story.request().returned == 1);
  CHECK(story.stock().where("ssd-960g", "D2") == Position{depot("east"), Condition::returned});
}

TEST_CASE("a part comes out at the place of the machine, else where it was delivered (PRT-6)") {
  Fit request = a_swap();
  request.asset.site = "hall-2";
  Story story = issued_disk();
  story.does(request);
  CHECK(unsettled(story.request())[0].place == site("hall-2"));
  request.asset.site.clear();
  Story other = issued_disk();
  other.does(Deliver{{}, "loading bay 3", {}}).does(request);
  CHECK(unsettled(other.request())[0].place.str() == "customer/loading bay 3");
  Story third = issued_disk();
  third.does(request);
  CHECK(unsettled(third.request())[0].place == site("hall-1"));
}

TEST_CASE("a part may go into another machine than it was asked for (PRT-4)") {
  Story story = delivered_disk();
  Fit request = a_swap();
  request.asset.id = AssetId{5};
  story.does(request);
  CHECK(story.last("part.fitted").refs ==
        std::vector<journal::Subject>{{"case", "C-3"}, {"asset", "A-2"}, {"asset", "A-5"}});
}

TEST_CASE("memory without serial numbers is fitted by quantity (PRT-4)") {
  Story story = issued_memory();
  Fit request;
  request.asset = an_asset();
  request.quantity = 3;
  request.taken_out = 2;
  request.slot = "bank 1";
  request.configured = "mirrored";
  story.does(request);
  CHECK(story.request().status == RequestStatus::delivered);
  CHECK(story.request().lot.quantity == 1);
  CHECK(story.stock().quantity("dimm", {{Place::Kind::asset, "A-2"}, Condition::fitted}) == 3);
  CHECK(story.stock().quantity("dimm", {site("hall-1"), Condition::defective}) == 2);
  REQUIRE(unsettled(story.request()).size() == 1);
  CHECK(unsettled(story.request())[0].quantity == 2);
  story.at(40).does(SettleDefective{{}, taken_back});
  CHECK(unsettled(story.request()).empty());
  CHECK(story.stock().quantity("dimm", {depot("east"), Condition::defective}) == 2);
}

TEST_CASE("what is settled with an exchange does not settle what came out before (PRT-6)") {
  Story story = issued_memory();
  Fit request;
  request.asset = an_asset();
  request.quantity = 2;
  request.taken_out = 2;
  request.configured = "mirrored";
  story.does(request).at(30);
  request.taken_out = 1;
  request.old = kept_with_receipt;
  story.does(request).at(40);
  REQUIRE(unsettled(story.request()).size() == 1);
  CHECK(unsettled(story.request())[0].quantity == 2);
  CHECK(story.stock().quantity("dimm", {site("hall-1"), Condition::kept}) == 1);
  story.does(SettleDefective{{}, taken_back});
  CHECK(unsettled(story.request()).empty());
}

TEST_CASE("memory that the ledger knows in the machine comes out first (PRT-4)") {
  Story story = issued_memory();
  story.there("dimm", "", {{Place::Kind::asset, "A-2"}, Condition::fitted}, 1);
  Fit request;
  request.asset = an_asset();
  request.taken_out = 3;
  request.configured = "as before";
  story.does(request);
  CHECK(story.request().status == RequestStatus::fitted);
  CHECK(story.stock().quantity("dimm", {site("hall-1"), Condition::defective}) == 3);
  CHECK(story.stock().quantity("dimm", {{Place::Kind::asset, "A-2"}, Condition::fitted}) == 4);
}

TEST_CASE("memory has no serial numbers, and is not more than there is") {
  Fit request;
  request.asset = an_asset();
  request.swaps = {{"X", {}, {}}};
  check_misused(issued_memory().refused(request), "parts.request.no_serials");
  request.swaps.clear();
  request.quantity = 5;
  check_misused(issued_memory().refused(request), "parts.request.not_so_many");
  request.quantity = -1;
  check_misused(issued_memory().refused(request), "parts.request.not_so_many");
  request.quantity = 1;
  request.taken_out = -1;
  check_misused(issued_memory().refused(request), "parts.request.quantity");
}

TEST_CASE("what comes back has to be tested again before anybody gets it (PRT-3)") {
  Story story = delivered_disk();
  const Drafts drafts = story.as("hu").asks(ReturnParts{"north", {}, 0, "not needed"});
  CHECK(types_of(drafts) == std::vector<std::string>{"part.returned", "stock.moved"});
  story.keep(drafts);
  CHECK(story.request().status == RequestStatus::returned);
  CHECK(story.request().reason == "not needed");
  CHECK(story.stock().where("ssd-960g", "D1") == Position{depot("north"), Condition::returned});
  RequestPart request = a_disk();
  request.id = PartRequestId{2};
  request.choice.serials = {"D1"};
  check_refused(story.refused(request), "PRT-3", "parts.request.untested");
}

TEST_CASE("what comes back undelivered is no longer promised to the case (PRT-4)") {
  CHECK(types_of(issued_disk().asks(ReturnParts{{}, {}, 0, "wrong type"})).back() ==
        "case.part.cancelled");
}

TEST_CASE("a part comes back to a depot of this contract only (PRT-1)") {
  check_refused(delivered_disk().refused(ReturnParts{"elsewhere", {}, 0, "x"}), "PRT-1",
                "parts.no_depot", "parts.hint.depots");
}

TEST_CASE("a part comes back for a reason") {
  check_misused(delivered_disk().refused(ReturnParts{}), "parts.request.reason_missing");
}

TEST_CASE("only what was issued comes back, and only its pieces (PRT-4)") {
  check_refused(reserved_disk().refused(ReturnParts{{}, {}, 0, "x"}), "PRT-4",
                "parts.request.not_now");
  check_misused(delivered_disk().refused(ReturnParts{{}, {"D2"}, 0, "x"}),
                "parts.request.not_of_these");
  check_misused(issued_memory().refused(ReturnParts{{}, {}, 5, "x"}), "parts.request.not_so_many");
}

TEST_CASE("so many of two numbered pieces is no answer to which (ruling 4)") {
  Story story = stocked();
  story.does(a_disk("ssd-960g", 2)).as("he").does(ApproveRequest{}).as("hu").does(Issue{"wu"});
  check_misused(story.refused(ReturnParts{{}, {}, 1, "x"}), "parts.request.which_pieces");
  check_misused(story.refused(ReturnParts{{}, {"D1"}, 2, "x"}), "parts.request.which_pieces");
}

TEST_CASE("memory comes back in parts (PRT-4)") {
  Story story = issued_memory();
  story.as("hu").does(ReturnParts{{}, {}, 3, "one slot"}).at(14);
  CHECK(story.request().status == RequestStatus::issued);
  CHECK(story.request().lot.quantity == 1);
  story.does(ReturnParts{{}, {}, 1, "none"});
  CHECK(story.request().status == RequestStatus::returned);
  CHECK(story.request().returned == 4);
}

TEST_CASE("taking parts in again may be bound to a role (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[3].may = {"part.stock"};
  Story story = delivered_disk(contract);
  check_refused(story.as("wu").refused(ReturnParts{{}, {}, 0, "x"}), "ORG-6",
                "authority.beyond_role");
  CHECK_NOTHROW((void)story.as("hu").asks(ReturnParts{{}, {}, 0, "x"}));
}

TEST_CASE("an exchange comes after the delivery (ruling 17)") {
  Story story = delivered_disk();
  check_refused(story.late(19).refused(a_swap()), "ruling 17", "authority.must_follow");
  check_refused(story.refused(ReturnParts{{}, {}, 0, "x"}), "ruling 17", "authority.must_follow");
}

}  // namespace svcdesk::parts::story
