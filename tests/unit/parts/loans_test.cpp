#include "svcdesk/parts/loans.hpp"

#include "refusal.hpp"
#include "request_story.hpp"

namespace svcdesk::parts::story {

// L-1: a machine for C-3, of which both sides judged at minute 6 that it is needed.
Lend a_machine() {
  Lend out;
  out.id = LoanId{1};
  out.about = a_case();
  out.about->standby_judged = minute(6);
  out.kind = "server";
  return out;
}

// L-1: a crimper for wu until minute 600.
Lend a_tool(std::string kind = "crimper", std::int64_t quantity = 1) {
  Lend out;
  out.id = LoanId{1};
  out.purpose = Purpose::tool;
  out.kind = std::move(kind);
  out.quantity = quantity;
  out.borrower = "wu";
  out.until = minute(600);
  return out;
}

TEST_CASE("a standby machine is lent to a case, which is told (PRT-7)") {
  Story story = stocked();
  const Drafts drafts = story.asks(a_machine());
  CHECK(types_of(drafts) ==
        std::vector<std::string>{"loan.opened", "stock.moved", "case.standby.lent"});
  CHECK(drafts[0].refs == std::vector<journal::Subject>{{"case", "C-3"}});
  CHECK(drafts[1].payload.text("loan") == "L-1");
  CHECK(drafts[2].subject == journal::Subject{"case", "C-3"});
  CHECK(drafts[2].refs == std::vector<journal::Subject>{{"loan", "L-1"}});
  story.keep(drafts);
  const Loan state = story.loan();
  CHECK(state.purpose == Purpose::standby);
  CHECK(state.case_id == CaseId{3});
  CHECK(state.lent == Lot{"server", {"M1"}, 1});
  CHECK(state.out == state.lent);
  CHECK(state.lender == "chen");
  CHECK_FALSE(state.due);
  CHECK(story.stock().where("server", "M1") == Position{site("hall-1"), Condition::on_loan});
}

TEST_CASE("lending settles the judgement without a cycle of its own (PRT-7, ruling 4)") {
  CHECK_FALSE(stocked().asks(a_machine()).back().payload.contains("cycle"));
}

TEST_CASE("no standby machine before both sides have judged (PRT-7)") {
  Lend request = a_machine();
  request.about->standby_judged.reset();
  check_refused(stocked().refused(request), "PRT-7", "parts.loan.not_judged",
                "parts.loan.hint.judge");
  request.about->standby_judged = minute(8);
  check_refused(stocked().late(7).refused(request), "ruling 17", "authority.must_follow");
}

TEST_CASE("no standby machine without a case, or for one that has ended (PRT-7, CASE-9)") {
  Lend request = a_machine();
  request.about.reset();
  check_refused(stocked().refused(request), "PRT-7", "parts.loan.no_case", "parts.loan.hint.case");
  request = a_machine();
  request.about->ended = minute(8);
  check_refused(stocked().refused(request), "CASE-9", "parts.request.case_ended");
}

TEST_CASE("a standby machine of one contract covers no case of another (PRT-1)") {
  Lend request = a_machine();
  request.about->contract = "DG-2026-018";
  check_refused(stocked().refused(request), "PRT-1", "parts.request.other_contract",
                "parts.request.hint.own_depots");
  request = a_machine();
  request.depot = "elsewhere";
  check_refused(stocked().refused(request), "PRT-1", "parts.no_depot", "parts.request.hint.ways");
}

TEST_CASE("a tool is no standby machine, and a disk no tool (PRT-7, PRT-11)") {
  Lend request = a_machine();
  request.kind = "tester";
  check_refused(stocked().refused(request), "PRT-7", "parts.loan.no_standby",
                "parts.loan.hint.tool");
  check_refused(stocked().refused(a_tool("psu")), "PRT-11", "parts.loan.no_tool",
                "parts.loan.hint.request");
}

TEST_CASE("nothing is lent that is not free and tested (PRT-3, PRT-4)") {
  Lend request = a_machine();
  request.quantity = 3;
  check_refused(stocked().refused(request), "PRT-4", "parts.request.none_free",
                "parts.request.hint.stock");
  Story story = stocked();
  story.there("server", "M3", {depot("east"), Condition::returned});
  request = a_machine();
  request.serials = {"M3"};
  check_refused(story.refused(request), "PRT-3", "parts.request.untested");
}

TEST_CASE("nobody lends less than one piece") {
  check_misused(stocked().refused(a_tool("crimper", 0)), "parts.request.quantity");
}

TEST_CASE("a standby machine stands where the customer wants it (PRT-7)") {
  Lend request = a_machine();
  request.place = "hall-2";
  request.borrower = "赵八";
  Story story = stocked();
  story.does(request);
  CHECK(story.loan().place == site("hall-2"));
  CHECK(story.loan().borrower == "zhao");
}

TEST_CASE("a standby machine that comes back is tested before it goes out again (PRT-7, PRT-3)") {
  Story story = stocked();
  story.does(a_machine()).at(500).as("hu");
  const Drafts drafts = story.asks(TakeBack{});
  CHECK(types_of(drafts) ==
        std::vector<std::string>{"loan.returned", "stock.moved", "case.standby.returned"});
  story.keep(drafts);
  CHECK(story.loan().returned == minute(500));
  CHECK(story.loan().out.quantity == 0);
  CHECK(story.stock().where("server", "M1") == Position{depot("east"), Condition::returned});
}

TEST_CASE("what comes back defective is defective (PRT-7, PRT-11)") {
  Story story = stocked();
  story.does(a_machine()).at(500).does(TakeBack{"north", {}, 0, Shape::defective});
  CHECK(story.stock().where("server", "M1") == Position{depot("north"), Condition::defective});
  CHECK(story.loan().homecomings.front().shape == Shape::defective);
  Story tools = stocked();
  tools.does(a_tool()).at(20).does(TakeBack{{}, {}, 0, Shape::defective});
  CHECK(tools.stock().quantity("crimper", {depot("east"), Condition::defective}) == 1);
}

TEST_CASE("a tool is lent to somebody until some time, and is ready when it is back (PRT-11)") {
  Story story = stocked();
  story.does(a_tool("crimper", 2)).at(60);
  CHECK(story.loan().due == minute(600));
  CHECK(story.loan().place.str() == "person/wu");
  CHECK(story.stock().free("crimper") == 1);
  const Drafts drafts = story.asks(TakeBack{});
  CHECK(types_of(drafts) == std::vector<std::string>{"loan.returned", "stock.moved"});
  story.keep(drafts);
  CHECK(story.stock().free("crimper") == 3);
}

TEST_CASE("a tool may be lent for a case, which is not told of a standby machine (PRT-11)") {
  Lend request = a_tool("tester");
  request.about = a_case();
  Story story = stocked();
  story.does(request);
  CHECK(story.loan().case_id == CaseId{3});
  CHECK(types_of(story.asks(TakeBack{})) ==
        std::vector<std::string>{"loan.returned", "stock.moved"});
}

TEST_CASE("a tool needs a borrower and a time (PRT-11)") {
  Lend request = a_tool();
  request.borrower.clear();
  check_refused(stocked().refused(request), "PRT-11", "parts.loan.who_until",
                "parts.loan.hint.tool");
  request = a_tool();
  request.until.reset();
  check_refused(stocked().refused(request), "PRT-11", "parts.loan.who_until");
  request = a_tool();
  request.borrower = "nobody";
  CHECK(stocked().refused(request).code() == ErrorCode::not_found);
}

TEST_CASE("a loan ends after it began") {
  Lend request = a_tool();
  request.until = minute(10);
  check_misused(stocked().refused(request), "parts.loan.until_before");
}

TEST_CASE("tools come back in parts, and are back with the last one (PRT-11)") {
  Story story = stocked();
  story.does(a_tool("crimper", 3)).at(60);
  story.does(TakeBack{{}, {}, 2, Shape::sound}).at(61);
  CHECK(story.last("loan.returned.partly").payload.integer("quantity", 0) == 2);
  CHECK(story.loan().out == Lot{"crimper", {}, 1});
  CHECK_FALSE(story.loan().returned);
  check_misused(story.refused(TakeBack{{}, {}, 2, Shape::sound}), "parts.request.not_so_many");
  story.does(TakeBack{{}, {}, 1, Shape::defective});
  CHECK(story.loan().returned == minute(61));
  CHECK(story.loan().homecomings.size() == 2);
}

TEST_CASE("two machines come back one by one, and the case is told of the last (PRT-7)") {
  Lend request = a_machine();
  request.quantity = 2;
  Story story = stocked();
  story.does(request).at(60);
  check_misused(story.refused(TakeBack{{}, {"M9"}, 0, Shape::sound}), "parts.request.not_of_these");
  CHECK(types_of(story.asks(TakeBack{{}, {"M2"}, 0, Shape::sound})) ==
        std::vector<std::string>{"loan.returned.partly", "stock.moved"});
  story.does(TakeBack{{}, {"M2"}, 0, Shape::sound});
  CHECK(types_of(story.asks(TakeBack{})).back() == "case.standby.returned");
}

TEST_CASE("what is back cannot come back again (PRT-7, PRT-11)") {
  Story story = stocked();
  story.does(a_machine()).at(60).does(TakeBack{}).at(61);
  check_refused(story.refused(TakeBack{}), "PRT-7", "parts.loan.back_already");
  check_refused(story.refused(ChangeDue{minute(900), "x"}), "PRT-7", "parts.loan.back_already");
  Story tools = stocked();
  tools.does(a_tool()).at(60).does(TakeBack{}).at(61);
  check_refused(tools.refused(TakeBack{}), "PRT-11", "parts.loan.back_already");
}

TEST_CASE("it comes back to a depot of this contract (PRT-1)") {
  Story story = stocked();
  story.does(a_machine());
  check_refused(story.refused(TakeBack{"elsewhere", {}, 0, Shape::sound}), "PRT-1",
                "parts.no_depot", "parts.hint.depots");
}

TEST_CASE("it comes back after it was lent (ruling 17)") {
  Story story = stocked();
  story.does(a_machine()).at(60).does(ChangeDue{minute(900), "board on order"}).at(70).late(50);
  check_refused(story.refused(TakeBack{}), "ruling 17", "authority.must_follow");
}

TEST_CASE("a loan gets another time, for a reason (PRT-11)") {
  Story story = stocked();
  story.does(a_tool()).at(60);
  check_misused(story.refused(ChangeDue{minute(900), {}}), "parts.loan.reason_missing");
  check_misused(story.refused(ChangeDue{minute(60), "x"}), "parts.loan.until_before");
  story.does(ChangeDue{minute(900), "second machine"});
  CHECK(story.loan().due == minute(900));
  CHECK(story.last("loan.due.changed").payload.integer("due", 0) ==
        minute(900).time_since_epoch().count());
}

TEST_CASE("lending and taking back may be bound to roles (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[3].may = {"part.issue", "part.stock"};
  Story story = stocked(contract);
  check_refused(story.as("chen").refused(a_machine()), "ORG-6", "authority.beyond_role");
  story.as("hu").does(a_machine()).at(60).as("chen");
  check_refused(story.refused(TakeBack{}), "ORG-6", "authority.beyond_role");
  check_refused(story.refused(ChangeDue{minute(900), "x"}), "ORG-6", "authority.beyond_role");
}

TEST_CASE("a loan of another contract is out of reach (PRT-1)") {
  Story story = stocked();
  story.does(a_machine());
  const contract::Terms other(sample("DG-2026-018"));
  const Error error = svcdesk::test::refusal(
      [&] { (void)decide(other, story.acting(), story.loan(), story.stock(), TakeBack{}); });
  check_refused(error, "PRT-1", "parts.request.other_contract");
}

TEST_CASE("purposes and shapes have their words") {
  CHECK(to_string(Purpose::standby) == "standby");
  CHECK(to_string(Purpose::tool) == "tool");
  CHECK(to_string(Shape::sound) == "sound");
  CHECK(to_string(Shape::defective) == "defective");
}

}  // namespace svcdesk::parts::story
