#include "svcdesk/parts/repairs.hpp"

#include "refusal.hpp"
#include "request_story.hpp"

namespace svcdesk::parts::story {

// power supply U9 of ours, which lies defective in depot north.
OpenRepair a_part() {
  OpenRepair out;
  out.id = RepairId{1};
  out.kind = "psu";
  out.serials = {"U9"};
  out.fault = "no output";
  out.repairer = "Acme";
  return out;
}

// the customer's machine A-2, handed over by zhao.
OpenRepair a_machine_of_theirs() {
  OpenRepair out;
  out.id = RepairId{1};
  out.about = a_case();
  out.asset = an_asset();
  out.serial = "SN-77";
  out.received_from = "赵八";
  out.fault = "does not start";
  out.repairer = "Acme";
  return out;
}

Story broken_part() {
  Story story = stocked();
  story.there("psu", "U9", {depot("north"), Condition::defective}).as("hu");
  return story;
}

Story tested_part(Repaired result = Repaired::pass) {
  Story story = broken_part();
  story.does(a_part()).at(20).does(SendRepair{"RMA-5"}).at(900).does(TestRepair{result, {}});
  return story;
}

Story tested_machine(Repaired result = Repaired::pass) {
  Story story = stocked();
  story.as("hu").does(a_machine_of_theirs()).at(20).does(SendRepair{}).at(900);
  story.does(TestRepair{result, {}});
  return story;
}

TEST_CASE("a defective part of ours goes to a repairer (PRT-12)") {
  Story story = broken_part();
  story.does(a_part());
  const Repair state = story.repair();
  CHECK(state.is_ours());
  CHECK(state.status == RepairStatus::received);
  CHECK(state.lot == Lot{"psu", {"U9"}, 1});
  CHECK(state.depot == "north");
  CHECK(state.fault == "no output");
  CHECK(story.stock().where("psu", "U9") ==
        Position{{Place::Kind::repairer, "Acme"}, Condition::in_repair});
  CHECK(story.last("stock.moved").payload.text("repair") == "R-1");
}

TEST_CASE("a part that came back may be repaired as well (PRT-12)") {
  Story story = stocked();
  story.there("psu", "U9", {depot("north"), Condition::returned}).as("hu").does(a_part());
  CHECK(story.repair().lot.quantity == 1);
}

TEST_CASE("a repaired part that passed its test is back in stock, tested (PRT-12, PRT-3)") {
  Story story = tested_part();
  CHECK(story.repair().result == Repaired::pass);
  CHECK(story.repair().reference == "RMA-5");
  const Drafts drafts = story.asks(FinishRepair{});
  CHECK(types_of(drafts) ==
        std::vector<std::string>{"repair.finished", "stock.moved", "stock.moved"});
  story.keep(drafts);
  CHECK(story.repair().end == RepairEnd::stock);
  CHECK(story.repair().end_depot == "north");
  CHECK(story.stock().where("psu", "U9") == Position{depot("north"), Condition::tested});
}

TEST_CASE("a repaired part may come into another depot of the contract, no other (PRT-1)") {
  Story story = tested_part();
  check_refused(story.refused(FinishRepair{RepairEnd::stock, "elsewhere", {}, {}, {}}), "PRT-1",
                "parts.no_depot");
  story.does(FinishRepair{RepairEnd::stock, "east", {}, {}, {}});
  CHECK(story.stock().where("psu", "U9") == Position{depot("east"), Condition::tested});
}

TEST_CASE("a part that failed its test does not come into stock (PRT-3)") {
  check_refused(tested_part(Repaired::fail).refused(FinishRepair{}), "PRT-3", "parts.repair.failed",
                "parts.repair.hint.again");
}

TEST_CASE("a part that was not tested since it was sent does not come into stock (PRT-12)") {
  Story story = broken_part();
  story.does(a_part()).at(20).does(SendRepair{}).at(30);
  check_refused(story.refused(FinishRepair{}), "PRT-12", "parts.repair.not_tested",
                "parts.repair.hint.test");
}

TEST_CASE("what failed is sent again, and the old test does not count (PRT-12)") {
  Story story = tested_part(Repaired::fail);
  story.at(1000).does(SendRepair{"RMA-6"});
  CHECK(story.repair().rounds == 2);
  CHECK_FALSE(story.repair().result);
  CHECK(story.repair().status == RepairStatus::sent);
}

TEST_CASE("what was sent is not sent again, nor what passed (PRT-12)") {
  Story story = broken_part();
  story.does(a_part()).at(20).does(SendRepair{}).at(30);
  check_refused(story.refused(SendRepair{}), "PRT-12", "parts.repair.not_now");
  check_refused(tested_part().refused(SendRepair{}), "PRT-12", "parts.repair.not_now");
}

TEST_CASE("what was not sent is not tested (PRT-12)") {
  Story story = broken_part();
  story.does(a_part());
  check_refused(story.refused(TestRepair{}), "PRT-12", "parts.repair.not_now",
                "parts.repair.hint.send");
}

TEST_CASE("a part is scrapped for a reason, whatever came of it (PRT-12)") {
  Story story = broken_part();
  story.does(a_part());
  check_misused(story.refused(FinishRepair{RepairEnd::scrapped, {}, {}, {}, {}}),
                "parts.repair.reason_missing");
  story.does(FinishRepair{RepairEnd::scrapped, {}, {}, {}, "costs more than a new one"});
  CHECK(story.repair().end == RepairEnd::scrapped);
  CHECK(story.repair().reason == "costs more than a new one");
  CHECK(story.stock().where("psu", "U9") ==
        Position{{Place::Kind::repairer, "Acme"}, Condition::scrapped});
}

TEST_CASE("a part may be given to the customer, who keeps it (PRT-12)") {
  Story story = tested_part();
  story.does(FinishRepair{RepairEnd::customer, {}, "zhao", "K-9", {}});
  CHECK(story.stock().where("psu", "U9") ==
        Position{{Place::Kind::customer, "zhao"}, Condition::kept});
}

TEST_CASE("one piece is not in two repairs (PRT-12)") {
  Story story = broken_part();
  story.does(a_part());
  OpenRepair request = a_part();
  request.id = RepairId{2};
  check_refused(story.refused(request), "PRT-12", "parts.repair.not_broken");
}

TEST_CASE("a sound part is not repaired (PRT-12)") {
  OpenRepair request = a_part();
  request.serials = {"U1"};
  check_refused(broken_part().refused(request), "PRT-12", "parts.repair.not_broken",
                "parts.request.hint.stock");
}

TEST_CASE("an old part that is still with the customer is settled first (PRT-6)") {
  OpenRepair request = a_part();
  Story story = stocked();
  story.there("psu", "U9", {site("hall-1"), Condition::defective});
  check_refused(story.refused(request), "PRT-6", "parts.repair.with_customer",
                "parts.repair.hint.settle");
}

TEST_CASE("a part that is not in this contract's stock is not repaired as ours (PRT-1)") {
  OpenRepair request = a_part();
  request.serials = {"FOREIGN"};
  check_refused(broken_part().refused(request), "PRT-1", "parts.request.not_in_stock");
}

TEST_CASE("pieces that lie apart are repairs of their own (PRT-12)") {
  Story story = broken_part();
  story.there("psu", "U8", {depot("east"), Condition::defective});
  OpenRepair request = a_part();
  request.serials = {"U9", "U8"};
  check_refused(story.refused(request), "PRT-12", "parts.repair.apart", "parts.repair.hint.each");
}

TEST_CASE("parts by quantity are repaired by quantity, out of a depot (PRT-12)") {
  Story story = stocked();
  story.there("dimm", "", {depot("north"), Condition::returned}, 3);
  OpenRepair request = a_part();
  request.kind = "dimm";
  request.serials.clear();
  request.depot = "north";
  request.quantity = 4;
  check_refused(story.refused(request), "PRT-12", "parts.repair.too_few");
  request.quantity = 0;
  check_refused(story.refused(request), "PRT-12", "parts.repair.too_few");
  request.quantity = 2;
  story.does(request);
  CHECK(story.repair().lot == Lot{"dimm", {}, 2});
  CHECK(story.stock().quantity("dimm", {depot("north"), Condition::returned}) == 1);
}

TEST_CASE("which pieces are meant is said by number, or by quantity") {
  OpenRepair request = a_part();
  request.serials.clear();
  check_misused(broken_part().refused(request), "parts.repair.which");
  request.kind = "dimm";
  request.serials = {"X"};
  check_misused(broken_part().refused(request), "parts.request.no_serials");
}

TEST_CASE("a repair says what is broken and who repairs it") {
  OpenRepair request = a_part();
  request.fault.clear();
  check_misused(broken_part().refused(request), "parts.repair.fault_repairer");
  request = a_part();
  request.repairer = " ";
  check_misused(broken_part().refused(request), "parts.repair.fault_repairer");
  request = a_machine_of_theirs();
  request.asset.reset();
  check_misused(broken_part().refused(request), "parts.repair.what");
}

TEST_CASE("the customer's equipment is received, sent, tested and given back (PRT-12)") {
  Story story = tested_machine();
  CHECK(types_of(story.asks(FinishRepair{RepairEnd::customer, {}, "zhao", "K-9", {}})) ==
        std::vector<std::string>{"repair.finished"});
  story.does(FinishRepair{RepairEnd::customer, {}, "zhao", "K-9", {}});
  const Repair state = story.repair();
  CHECK_FALSE(state.is_ours());
  CHECK(state.asset == AssetId{2});
  CHECK(state.case_id == CaseId{3});
  CHECK(state.serial == "SN-77");
  CHECK(state.received_from == "zhao");
  CHECK(state.end == RepairEnd::customer);
  CHECK(state.received_by == "zhao");
  CHECK(state.receipt == "K-9");
  CHECK(state.finished == minute(900));
}

TEST_CASE("a standby machine may cover the time of a repair (PRT-12, PRT-7)") {
  OpenRepair request = a_machine_of_theirs();
  request.covered_by = LoanId{4};
  Story story = stocked();
  story.does(request);
  CHECK(story.repair().covered_by == LoanId{4});
  CHECK(story.last("repair.opened").refs ==
        std::vector<journal::Subject>{{"case", "C-3"}, {"asset", "A-2"}, {"loan", "L-4"}});
}

TEST_CASE("somebody of the customer's hands the equipment over (PRT-12)") {
  OpenRepair request = a_machine_of_theirs();
  request.received_from.clear();
  check_refused(stocked().refused(request), "PRT-12", "parts.repair.received_from",
                "parts.repair.hint.received_from");
  request.received_from = "wu";
  check_refused(stocked().refused(request), "PRT-12", "parts.request.not_customers");
}

TEST_CASE("equipment and cases of another contract are out of reach (PRT-1)") {
  OpenRepair request = a_machine_of_theirs();
  request.asset->contract = "DG-2026-018";
  check_refused(stocked().refused(request), "PRT-1", "parts.request.other_contract");
  request = a_machine_of_theirs();
  request.about->contract = "DG-2026-018";
  check_refused(stocked().refused(request), "PRT-1", "parts.request.other_contract");
}

TEST_CASE("the customer's equipment does not come into our stock (PRT-12)") {
  check_refused(tested_machine().refused(FinishRepair{}), "PRT-12", "parts.repair.not_ours",
                "parts.repair.hint.to_customer");
}

TEST_CASE("equipment goes back with a name and a receipt (PRT-12)") {
  Story story = tested_machine();
  check_refused(story.refused(FinishRepair{RepairEnd::customer, {}, "zhao", {}, {}}), "PRT-12",
                "parts.repair.no_receipt", "parts.repair.hint.to_customer");
  check_refused(story.refused(FinishRepair{RepairEnd::customer, {}, {}, "K-9", {}}), "PRT-12",
                "parts.repair.no_receipt");
  check_refused(story.refused(FinishRepair{RepairEnd::customer, {}, "wu", "K-9", {}}), "PRT-12",
                "parts.request.not_customers");
}

TEST_CASE("equipment goes back tested, and unrepaired only with a reason (PRT-12)") {
  Story story = stocked();
  story.does(a_machine_of_theirs()).at(20).does(SendRepair{}).at(30);
  check_refused(story.refused(FinishRepair{RepairEnd::customer, {}, "zhao", "K-9", {}}), "PRT-12",
                "parts.repair.not_tested");
  Story failed = tested_machine(Repaired::fail);
  check_refused(failed.refused(FinishRepair{RepairEnd::customer, {}, "zhao", "K-9", {}}), "PRT-12",
                "parts.repair.unrepaired", "parts.repair.hint.reason");
  CHECK_NOTHROW(
      (void)failed.asks(FinishRepair{RepairEnd::customer, {}, "zhao", "K-9", "no board"}));
}

TEST_CASE("the customer's equipment is scrapped only if the customer agrees (PRT-12)") {
  Story story = tested_machine(Repaired::fail);
  check_refused(story.refused(FinishRepair{RepairEnd::scrapped, {}, {}, {}, "beyond repair"}),
                "PRT-12", "parts.repair.scrap_agreed", "parts.repair.hint.scrap");
  story.does(FinishRepair{RepairEnd::scrapped, {}, "feng", {}, "beyond repair"});
  CHECK(story.repair().received_by == "feng");
}

TEST_CASE("a cancelled repair brings the part back, to be tested (PRT-12)") {
  Story story = broken_part();
  story.does(a_part()).at(20).does(SendRepair{}).at(30);
  check_misused(story.refused(CancelRepair{}), "parts.repair.reason_missing");
  story.does(CancelRepair{"declined", "east"});
  CHECK(story.repair().status == RepairStatus::cancelled);
  CHECK(story.repair().end_depot == "east");
  CHECK(story.stock().where("psu", "U9") == Position{depot("east"), Condition::returned});
}

TEST_CASE("a repair of equipment is cancelled before it is sent, later it goes back (PRT-12)") {
  Story story = stocked();
  story.does(a_machine_of_theirs());
  CHECK(types_of(story.asks(CancelRepair{"repaired on site", {}})) ==
        std::vector<std::string>{"repair.cancelled"});
  story.at(20).does(SendRepair{}).at(30);
  check_refused(story.refused(CancelRepair{"x", {}}), "PRT-12", "parts.repair.not_now",
                "parts.repair.hint.to_customer");
}

TEST_CASE("a repair that has ended takes no more steps (PRT-12)") {
  Story story = tested_part();
  story.does(FinishRepair{}).at(1000);
  check_refused(story.refused(SendRepair{}), "PRT-12", "parts.repair.not_now");
  check_refused(story.refused(TestRepair{}), "PRT-12", "parts.repair.not_now");
  check_refused(story.refused(FinishRepair{}), "PRT-12", "parts.repair.not_now");
  check_refused(story.refused(CancelRepair{"x", {}}), "PRT-12", "parts.repair.not_now");
}

TEST_CASE("steps of a repair come one after the other (ruling 17)") {
  Story story = tested_part();
  check_refused(story.at(950).late(800).refused(FinishRepair{}), "ruling 17",
                "authority.must_follow");
  OpenRepair request = a_machine_of_theirs();
  request.about->opened = minute(9);
  check_refused(stocked().late(8).refused(request), "ruling 17", "authority.must_follow");
}

TEST_CASE("repairs may be bound to who keeps the stock (ORG-6)") {
  contract::Contract contract = sample();
  contract.roles[3].may = {"part.stock"};
  Story story = stocked(contract);
  story.there("psu", "U9", {depot("north"), Condition::defective});
  check_refused(story.as("chen").refused(a_part()), "ORG-6", "authority.beyond_role");
  story.as("hu").does(a_part());
  check_refused(story.as("chen").refused(SendRepair{}), "ORG-6", "authority.beyond_role");
}

TEST_CASE("a repair of another contract is out of reach (PRT-1)") {
  Story story = broken_part();
  story.does(a_part());
  const contract::Terms other(sample("DG-2026-018"));
  const Error error = svcdesk::test::refusal(
      [&] { (void)decide(other, story.acting(), story.repair(), story.stock(), SendRepair{}); });
  check_refused(error, "PRT-1", "parts.request.other_contract");
}

TEST_CASE("states, results and ends of a repair have their words") {
  CHECK(to_string(RepairStatus::received) == "received");
  CHECK(to_string(RepairStatus::sent) == "sent");
  CHECK(to_string(RepairStatus::tested) == "tested");
  CHECK(to_string(RepairStatus::finished) == "finished");
  CHECK(to_string(RepairStatus::cancelled) == "cancelled");
  CHECK(to_string(Repaired::pass) == "pass");
  CHECK(to_string(Repaired::fail) == "fail");
  CHECK(to_string(RepairEnd::stock) == "stock");
  CHECK(to_string(RepairEnd::customer) == "customer");
  CHECK(to_string(RepairEnd::scrapped) == "scrapped");
}

}  // namespace svcdesk::parts::story
