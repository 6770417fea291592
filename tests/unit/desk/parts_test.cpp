#include "svcdesk/desk/parts.hpp"

#include "parts_desk.hpp"
#include "svcdesk/base/utf8.hpp"

using namespace svcdesk;
using namespace svcdesk::test;
using How = desk::Changed::How;
using Only = store::PartsQuery::Only;

namespace {

desk::NewRequest wants(const std::string& case_id, const std::string& kind,
                       std::int64_t quantity = 1) {
  desk::NewRequest request;
  request.case_id = case_id;
  request.kind = kind;
  request.quantity = quantity;
  return request;
}

// The exchange of the disk in slot disk-1.
desk::FitPart exchange(parts::Settlement old = {}) {
  desk::FitPart verb;
  verb.swaps = {{"", "OLD-1", ""}};
  verb.configured = "same array";
  verb.old = std::move(old);
  return verb;
}

std::optional<parts::Position> lies(const PartsDesk& desk, const std::string& serial) {
  const auto row = desk.parts().piece(serial);
  if (!row) return std::nullopt;
  return parts::Position{parts::Place::parse(row->place), *parts::condition_of(row->condition)};
}

parts::Position in_east(parts::Condition condition) {
  return {{parts::Place::Kind::depot, "east"}, condition};
}

}  // namespace

TEST_CASE("a depot takes stock once it was surveyed and accepted (PRT-9)") {
  PartsDesk desk;
  const auto add = [&] {
    desk.parts().work(parts::TakeOver{"ssd", "north", {{"N-1"}, 0}, "gift", ""});
  };
  check_refused(refusal(add), "PRT-9");
  desk.parts().work(parts::Survey{"north", "dry", "motorway", "cool", parts::Suitable::yes});
  check_refused(refusal(add), "PRT-9");
  desk.as("li").parts().work(parts::Evaluate{"north", parts::Verdict::accepted, ""});
  CHECK(desk.parts().depots().find("north")->accepted());
  add();
  CHECK(desk.parts().piece("N-1")->place == "depot/north");
}

TEST_CASE("an order is received in deliveries, tested, and only then free (PRT-3)") {
  PartsDesk desk;
  const auto placed = desk.parts().order({{}, "ssd", 2, "Maker", "east", {}, "plan"});
  CHECK(placed.state.id.str() == "O-1");
  CHECK(placed.state.outstanding() == 2);
  desk.parts().apply("O-1", parts::Receive{"", {{"S-1"}, 0}, "box 1"});
  const auto second = desk.parts().apply("O-1", parts::Receive{"", {{"S-2"}, 0}, "box 2"});
  CHECK(second.state.status == parts::OrderStatus::received);
  CHECK(desk.parts().show_order("O-1").serials == std::vector<std::string>{"S-1", "S-2"});
  CHECK(lies(desk, "S-1") == in_east(parts::Condition::received));
  const std::string id = desk.open_about_machine();
  CHECK(desk.parts().request(wants(id, "ssd")).state.status == parts::RequestStatus::waiting);
  desk.parts().work(parts::Test{"ssd", "east", {{"S-1"}, 0}});
  CHECK(desk.applies("P-1", parts::Reserve{}).state.lot.serials == std::vector<std::string>{"S-1"});
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("an order is cancelled for what has not come; a low rating gets none (PRT-3)") {
  PartsDesk desk;
  desk.parts().order({{}, "fan", 3, "Maker", "east", {}, ""});
  desk.parts().apply("O-1", parts::Receive{"", {{}, 1}, ""});
  const auto cancelled = desk.parts().apply("O-1", parts::CancelOrder{"enough"});
  CHECK(cancelled.state.cancelled == 2);
  CHECK(cancelled.moves.size() == 1);
  desk.parts().work(parts::RateSupplier{"Maker", 2, "late again"});
  CHECK(desk.parts().suppliers().find("Maker")->rating == 2);
  check_refused(refusal([&] {
                  desk.parts().order({{}, "fan", 1, "Maker", "east", {}, ""});
                }),
                "PRT-3");
}

TEST_CASE(
    "a restock orders what the plan lacks, an order a kind; a repeat tells them all (PRT-2)") {
  PartsDesk desk;
  desk.stock("fan", {{}, 1});
  desk.options.request_id = "restock-1";
  const auto first = desk.parts().restock({"Maker", {}, "east"});
  REQUIRE(first.orders.size() == 2);
  CHECK(first.orders[0].kind == "fan");
  CHECK(first.orders[0].quantity == 1);
  CHECK(first.orders[1].kind == "ssd");
  const std::int64_t events = desk.recorded();
  const auto again = desk.parts().restock({"Maker", {}, "east"});
  CHECK(again.how == How::repeated);
  CHECK(again.orders == first.orders);
  desk.options.request_id = "restock-2";
  CHECK(desk.parts().restock({"Maker", {}, "east"}).orders.empty());
  CHECK(desk.recorded() == events);
}

TEST_CASE("a restock keeps to the kinds that are named, and leaves nothing when refused (PRT-2)") {
  PartsDesk desk;
  CHECK(desk.parts().restock({"Maker", {"ssd"}, "east"}).orders.size() == 1);
  const std::int64_t events = desk.recorded();
  CHECK(refusal([&] {
          desk.parts().restock({"Maker", {"sdd"}, "east"});
        }).code() == ErrorCode::not_found);
  CHECK(refusal([&] { desk.parts().restock({"Maker", {}, ""}); }).code() == ErrorCode::usage);
  check_refused(refusal([&] { desk.parts().restock({"Nobody", {}, "east"}); }), "PRT-3");
  CHECK(desk.recorded() == events);
}

TEST_CASE(
    "from the request to the exchange, and the machine's file says so at once (PRT-4, AST-1)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  const auto asked = desk.at(10).parts().request(wants(id, "ssd"));
  CHECK(asked.state.status == parts::RequestStatus::reserved);
  CHECK(asked.state.asset == AssetId{1});
  CHECK(asked.state.hit);
  desk.as("li").applies("P-1", parts::ApproveRequest{});
  desk.as("chen").applies("P-1", parts::Issue{"wu"});
  desk.at(40).applies("P-1", parts::Deliver{"", "", "zhao"});
  CHECK(desk.promise(id, "part-on-site").verdict == "kept");
  const auto fitted = desk.at(60).parts().fit("P-1", exchange());
  CHECK(fitted.state.status == parts::RequestStatus::fitted);
  const assets::Asset machine = desk.desk().assets().show("web-1").state;
  CHECK(machine.component("disk-1")->serial_number == "S-1");
  CHECK(machine.component("disk-1")->part_number == "EX-SSD");
  CHECK(desk.events("asset.changed").back().refs.size() >= 1);
  CHECK(lies(desk, "S-1") ==
        parts::Position{{parts::Place::Kind::asset, "A-1"}, parts::Condition::fitted});
  CHECK(desk.parts().show_request("P-1").old_parts.front().serial == "OLD-1");
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("a case with an old part that is not settled cannot be closed (PRT-6)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  desk.parts().fit(desk.issued(id, "ssd"), exchange());
  CHECK(desk.listed(Only::open) == std::vector<std::string>{"P-1 fitted"});
  check_refused(refusal([&] { desk.at(60).finish(id); }), "PRT-6");
  check_refused(refusal([&] {
                  desk.applies("P-1", parts::SettleDefective{
                                          {}, {parts::Fate::released, "zhao", "", "east"}});
                }),
                "PRT-6");
  desk.applies("P-1", parts::SettleDefective{{}, {parts::Fate::kept, "zhao", "KB-1", ""}});
  CHECK(desk.listed(Only::open).empty());
  desk.desk().cases().close(id, std::nullopt, {});
  CHECK(desk.desk().cases().show(id).state.ended);
}

TEST_CASE("pieces that are not needed come back, and are tested again first (PRT-4)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  desk.issued(id, "fan", 3);
  desk.applies("P-1", parts::ReturnParts{"", {}, 1, "two are enough"});
  desk::FitPart verb;
  verb.taken_out = 2;
  verb.configured = "as before";
  verb.old = {parts::Fate::released, "zhao", "", "east"};
  CHECK(desk.parts().fit("P-1", verb).state.status == parts::RequestStatus::fitted);
  parts::Pieces one{{}, 1};
  desk.parts().work(parts::Test{"fan", "east", one});
  CHECK(refusal([&] { desk.parts().work(parts::Test{"fan", "east", one}); }).rule() == "PRT-4");
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("what is refused leaves nothing behind, not even a number (PRT-4)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  const std::int64_t events = desk.recorded();
  check_refused(refusal([&] {
                  desk::NewRequest wrong = wants(id, "ssd");
                  wrong.choice.serials = {"S-9"};
                  desk.parts().request(wrong);
                }),
                "PRT-1");
  check_refused(refusal([&] { desk.parts().request(wants(id, "tester")); }), "PRT-11");
  CHECK(desk.recorded() == events);
  CHECK(desk.parts().request(wants(id, "ssd")).state.id.str() == "P-1");
  const std::int64_t reserved = desk.recorded();
  check_refused(refusal([&] { desk.applies("P-1", parts::Issue{"wu"}); }), "PRT-4");
  check_refused(refusal([&] { desk.applies("P-1", parts::ApproveRequest{}); }), "PRT-4");
  CHECK(desk.recorded() == reserved);
  CHECK(desk.parts().show_request("P-1").status == parts::RequestStatus::reserved);
}

TEST_CASE("a dry run tells what would be moved and leaves nothing (PRT-4)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  const std::int64_t events = desk.recorded();
  desk.options.mode = desk::Options::Mode::dry_run;
  const auto told = desk.parts().request(wants(id, "ssd"));
  CHECK(told.how == How::dry_run);
  CHECK(told.moves.size() == 1);
  desk.options.mode = desk::Options::Mode::change;
  CHECK(desk.recorded() == events);
  CHECK(lies(desk, "S-1") == in_east(parts::Condition::tested));
}

TEST_CASE("the same request id again reserves nothing a second time (decision 10)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  desk.options.request_id = "r-1";
  const auto first = desk.parts().request(wants(id, "ssd"));
  const std::int64_t events = desk.recorded();
  const auto again = desk.parts().request(wants(id, "ssd"));
  CHECK(again.how == How::repeated);
  CHECK(again.state == first.state);
  CHECK(desk.recorded() == events);
  desk.options.request_id = "r-2";
  desk.parts().work(parts::Scrap{"ssd", "east", {{"S-2"}, 0}, "broken in the shelf", {}});
  CHECK(
      desk.parts().work(parts::Scrap{"ssd", "east", {{"S-2"}, 0}, "broken in the shelf", {}}).how ==
      How::repeated);
}

TEST_CASE("the sweep gives up a reservation that has run out, and its stock is free (PRT-4)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  desk.parts().request(wants(id, "ssd"));
  CHECK(desk.parts().show_request("P-1").until == minute(day));
  desk.at(day - 1).sweep();
  CHECK(lies(desk, "S-1") == in_east(parts::Condition::reserved));
  desk.at(day).sweep();
  CHECK(lies(desk, "S-1") == in_east(parts::Condition::tested));
  const parts::PartRequest state = desk.parts().show_request("P-1");
  CHECK(state.status == parts::RequestStatus::cancelled);
  CHECK(state.reason == "expired");
  CHECK(desk.events("part.cancelled").back().actor == "svcdesk");
  CHECK(desk.count("case.part.cancelled", id) == 1);
  const std::int64_t events = desk.recorded();
  desk.sweep();
  CHECK(desk.recorded() == events);
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("a reminder of the case that the same sweep makes pointless is not told (ruling 20)") {
  PartsDesk desk(R"(
[[obligations]]
name = "piece-fetched"
title = { en = "Piece fetched", zh-CN = "备件领取" }
on = "case"
starts = "part.requested"
within = "25h"
met-by = ["part.issued", "part.cancelled", "resolved"]
void-by = ["merged", "withdrawn"]
escalate = [{ before = "61m", to = ["manager"], by = ["email"] }]
)");
  desk.stock_up();
  desk.parts().request(wants(desk.open_about_machine(), "ssd"));
  desk.at(day).sweep();  // the case a minute before its piece, which is given up
  CHECK(desk.count("part.cancelled") == 1);
  std::vector<std::string> told, dropped;
  for (const journal::Event& event : desk.events("notice.")) {
    const std::string keys = event.payload["keys"].canonical();
    if (keys.find("piece-fetched") == std::string::npos) continue;
    (event.type == "notice.dropped" ? dropped : told).push_back(keys);
  }
  CHECK(joined(told) == "");
  CHECK(dropped.size() == 1);
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("a case that is withdrawn gives up what it reserved and waits for (PRT-4, PRT-6)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  desk.issued(id, "fan");
  desk.parts().request(wants(id, "ssd"));
  desk.parts().request(wants(id, "ssd", 5));
  const cases::Withdraw withdraw{.by = "zhao", .reason = "not needed"};
  check_refused(refusal([&] { desk.does(id, withdraw); }), "PRT-6");
  CHECK(desk.listed(Only::open) ==
        std::vector<std::string>{"P-3 waiting", "P-2 reserved", "P-1 issued"});
  desk.applies("P-1", parts::ReturnParts{"", {}, 1, "not needed"});
  desk.does(id, withdraw);
  CHECK(desk.listed(Only::open).empty());
  CHECK(desk.parts().show_request("P-3").reason == "case-withdrawn");
  CHECK(lies(desk, "S-1") == in_east(parts::Condition::tested));
  CHECK(desk.count("case.part.cancelled", id) == 3);
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("a gap opens with the contract's promise to restock, and closing it keeps it (PRT-2)") {
  PartsDesk desk;
  CHECK(desk.restock("ssd")->due == minute(3 * day));
  CHECK(desk.stock("ssd", {{"S-1"}, 0}).gaps.at(0).what == desk::GapChange::What::closed);
  CHECK_FALSE(desk.restock("ssd"));
  const std::string id = desk.open_about_machine();
  const auto asked = desk.at(100).parts().request(wants(id, "ssd"));
  REQUIRE(asked.gaps.size() == 1);
  CHECK(asked.gaps.front().kind == "ssd");
  CHECK(asked.gaps.front().what == desk::GapChange::What::opened);
  CHECK(asked.gaps.front().due == minute(100 + 3 * day));
  const auto given_up = desk.applies("P-1", parts::CancelRequest{"solved by itself"});
  CHECK(given_up.gaps.at(0).what == desk::GapChange::What::closed);
  CHECK(desk.count("gap.opened", "T-1/ssd") == 2);
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("a standby machine meets its promise while the case's clock goes on (PRT-7)") {
  PartsDesk desk;
  desk.stock("server", {{"B-1"}, 0});
  const std::string id = desk.open_about_machine();
  desk::NewLoan loan;
  loan.case_id = id;
  loan.kind = "server";
  check_refused(refusal([&] { desk.parts().lend(loan); }), "PRT-7");
  desk.at(30).does(id, cases::JudgeStandby{{"chen"}, {"zhao"}, "no board to be had"});
  const auto lent = desk.at(60).parts().lend(loan);
  CHECK(lent.state.id.str() == "L-1");
  CHECK(lent.state.place.str() == "site/hall");
  CHECK(desk.promise(id, "standby").verdict == "kept");
  CHECK(desk.promise(id, "resolve").verdict == "open");
  const auto back = desk.at(120).parts().apply("L-1", parts::TakeBack{});
  CHECK(back.state.returned == minute(120));
  CHECK(lies(desk, "B-1") == in_east(parts::Condition::returned));
  CHECK(desk.count("case.standby.returned", id) == 1);
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("a standby machine is of the contract of its case, where there are several (ORG-7)") {
  PartsDesk desk;
  desk.stock("server", {{"B-1"}, 0});
  const std::string id = desk.open_about_machine();
  desk.at(30).does(id, cases::JudgeStandby{{"chen"}, {"zhao"}, "no board to be had"});
  desk.apply(second_contract());
  desk::NewLoan loan;
  loan.kind = "server";
  CHECK(refusal([&] { desk.parts().lend(loan); }).text().id == "desk.contract.several");
  loan.case_id = id;
  CHECK(desk.parts().lend(loan).state.contract == "T-1");
}

TEST_CASE("a tool is lent until some time, for longer, and comes back ready (PRT-11)") {
  PartsDesk desk;
  desk.stock("tester", {{"T-1"}, 0});
  desk::NewLoan loan;
  loan.purpose = parts::Purpose::tool;
  loan.kind = "tester";
  check_refused(refusal([&] { desk.parts().lend(loan); }), "PRT-11");
  loan.borrower = "wu";
  loan.until = minute(60);
  desk.parts().lend(loan);
  CHECK(desk.parts().apply("L-1", parts::ChangeDue{minute(90), "still measuring"}).state.due ==
        minute(90));
  std::vector<std::string> out;
  desk.parts().loans({}, [&](const store::LoanRow& row) { out.push_back(row.borrower); });
  CHECK(out == std::vector<std::string>{"wu"});
  desk.at(80).parts().apply("L-1", parts::TakeBack{});
  CHECK(desk.parts().show_loan("L-1").returned == minute(80));
  CHECK(lies(desk, "T-1") == in_east(parts::Condition::tested));
  check_refused(refusal([&] { desk.parts().apply("L-1", parts::TakeBack{}); }), "PRT-11");
}

TEST_CASE("a part of ours is repaired, tested, and back in stock (PRT-12)") {
  PartsDesk desk;
  desk.stock("ssd", {{"S-1"}, 0});
  desk.parts().work(parts::Test{"ssd", "east", {{"S-1"}, 0}, parts::TestResult::fail, "slow"});
  desk::NewRepair repair;
  repair.repair.kind = "ssd";
  repair.repair.serials = {"S-1"};
  repair.repair.fault = "slow";
  repair.repair.repairer = "Mender";
  CHECK(desk.parts().repair(repair).state.id.str() == "R-1");
  desk.parts().apply("R-1", parts::SendRepair{"M-7"});
  const auto finish = [&] { return desk.parts().apply("R-1", parts::FinishRepair{}); };
  check_refused(refusal(finish), "PRT-12");
  desk.parts().apply("R-1", parts::TestRepair{parts::Repaired::pass, ""});
  CHECK(finish().gaps.at(0).what == desk::GapChange::What::closed);
  CHECK(lies(desk, "S-1") == in_east(parts::Condition::tested));
  CHECK(desk.parts().show_repair("R-1").end == parts::RepairEnd::stock);
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("the customer's equipment goes back with a receipt (PRT-12)") {
  PartsDesk desk;
  const std::string id = desk.open_about_machine();
  desk::NewRepair repair;
  repair.case_id = id;
  repair.asset = "web-1";
  repair.repair.serial = "CN-1";
  repair.repair.fault = "board";
  repair.repair.repairer = "Mender";
  check_refused(refusal([&] { desk.parts().repair(repair); }), "PRT-12");
  repair.repair.received_from = "zhao";
  desk.parts().repair(repair);
  std::vector<std::string> open;
  store::PartsQuery of_case;
  of_case.case_number = 1;
  desk.parts().repairs(of_case, [&](const store::RepairRow& row) { open.push_back(row.serial); });
  CHECK(open == std::vector<std::string>{"CN-1"});
  desk.parts().apply("R-1", parts::SendRepair{});
  desk.parts().apply("R-1", parts::TestRepair{parts::Repaired::fail, "beyond repair"});
  const auto given = desk.parts().apply(
      "R-1", parts::FinishRepair{parts::RepairEnd::customer, "", "zhao", "KB-2", "beyond repair"});
  CHECK(given.state.received_by == "zhao");
  CHECK(given.moves.empty());
}

TEST_CASE("the parts of one contract serve no other (PRT-1)") {
  PartsDesk desk;
  desk.stock_up();
  desk.apply(with(parts_contract(), "id = \"T-1\"", "id = \"T-2\""));
  desk.options.contract = "T-2";
  const std::string there = desk.desk().cases().open(report("disk failing", "P2")).state.id.str();
  desk::NewRequest wrong = wants(there, "ssd");
  wrong.choice.serials = {"S-1"};
  check_refused(refusal([&] { desk.parts().request(wrong); }), "PRT-1");
  CHECK(desk.parts().request(wants(there, "ssd")).state.status == parts::RequestStatus::waiting);
  CHECK(desk.parts().stock("ssd").empty());
  desk::AssetEdit machine;
  machine.wanted.fields = {{"tag", "mail-1"}, {"vendor", "Dell"}, {"model", "R640"}};
  const AssetId other = desk.desk().assets().add(machine).state.id;
  desk.options.contract = "T-1";
  desk.issued(desk.open_about_machine(), "ssd");
  desk::FitPart fit = exchange();
  fit.asset = other.str();
  CHECK(refusal([&] { desk.parts().fit("P-2", fit); }).text().id == "desk.asset.unknown");
  CHECK(joined(desk.faults()) == "");
}

TEST_CASE("a stock check with everything counted is one; differences need a reason (PRT-11)") {
  PartsDesk desk;
  desk.stock_up();
  const parts::Counted fans{"fan", parts::Condition::tested, {{}, 3}};
  const parts::Counted disks{"ssd", parts::Condition::tested, {{"S-1", "S-2"}, 0}};
  check_refused(refusal([&] { desk.parts().work(parts::Count{"east", {fans}, ""}); }), "PRT-11");
  CHECK(desk.parts().work(parts::Count{"east", {fans}, "one is broken"}).moves.size() == 1);
  CHECK(desk.count("stock.counted") == 1);
  CHECK(desk.count("stock.checked") == 0);
  desk.parts().work(parts::Count{"east", {fans, disks}, ""});
  CHECK(desk.count("stock.checked") == 1);
}

TEST_CASE("stock is carried to another depot that may be stocked, or scrapped (PRT-3)") {
  PartsDesk desk;
  desk.stock_up();
  desk.parts().work(parts::Survey{"north", "dry", "motorway", "cool", parts::Suitable::yes});
  desk.as("li").parts().work(parts::Evaluate{"north", parts::Verdict::accepted, ""});
  desk.as("chen").parts().work(parts::Transfer{"ssd", "east", "north", {{"S-2"}, 0}, {}, ""});
  CHECK(desk.parts().piece("S-2")->place == "depot/north");
  const auto reach = desk.parts().reach("ssd", "hall", Seconds{3600});
  REQUIRE(reach.size() == 2);
  CHECK(reach[0].depot == "east");
  CHECK(reach[0].arrival == parts::Arrival::in_time);
  CHECK(reach[1].arrival == parts::Arrival::too_late);
  CHECK(desk.parts().work(parts::Scrap{"ssd", "north", {{"S-2"}, 0}, "damp", {}}).moves.size() ==
        1);
  CHECK(desk.parts().stock("").size() == 3);
}

TEST_CASE("coverage as it is and as it would be, the plan and the figures (PRT-2, PRT-8, PRT-10)") {
  PartsDesk desk;
  desk.stock_up();
  CHECK(desk.parts().coverage().coverage.permille() == 1000);
  CHECK(desk.parts().coverage({3, {}}).coverage.covered() == 1);
  const auto lost = desk.parts().coverage({0, "R1"});
  CHECK(lost.coverage.find("ssd")->gap() == 6);
  desk.issued(desk.open_about_machine(), "fan", 3);
  const auto view = desk.parts().coverage();
  CHECK(view.coverage.find("fan")->gap() == 1);
  REQUIRE(view.restocks.size() == 1);
  CHECK(view.restocks.front().due == minute(3 * day));
  const auto plan = desk.parts().plan();
  REQUIRE(plan.size() == 2);
  CHECK(plan[0].kind == "fan");
  CHECK(plan[0].to_buy == 1);
  desk::FitPart verb;
  verb.configured = "as before";
  desk.parts().fit("P-1", verb);
  desk.parts().request(wants("C-1", "ssd-big"));
  const auto figures = desk.parts().figures({minute(0), minute(1)});
  REQUIRE(figures.consumed.size() == 1);
  CHECK(figures.consumed.front() == parts::Consumption{"2026-01", "fan", 3});
  CHECK(parts::total(figures.hits).permille() == 500);
  CHECK(desk.parts().figures({minute(1), minute(2)}).consumed.empty());
}

TEST_CASE("lists go downwards in pages, by kind and by case, open ones first (PRT-4)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  desk.parts().request(wants(id, "ssd"));
  desk.parts().request(wants(id, "fan"));
  desk.applies("P-1", parts::CancelRequest{"solved"});
  CHECK(desk.listed(Only::open) == std::vector<std::string>{"P-2 reserved"});
  CHECK(desk.listed(Only::all) == std::vector<std::string>{"P-2 reserved", "P-1 cancelled"});
  store::PartsQuery none;
  none.case_number = 9;
  none.only = Only::all;
  int rows = 0;
  desk.parts().requests(none, [&](const store::PartRequestRow&) { ++rows; });
  desk.parts().order({{}, "fan", 3, "Maker", "east", {}, ""});
  none.case_number = 1;
  desk.parts().orders(none, [&](const store::PartOrderRow&) { ++rows; });
  CHECK(rows == 0);
  std::vector<std::string> moves;
  store::MoveQuery of_piece;
  of_piece.serial = "S-1";
  desk.parts().moves(of_piece,
                     [&](const store::StockMoveRow& row) { moves.push_back(row.to_condition); });
  CHECK(moves == std::vector<std::string>{"tested", "reserved", "tested"});
}

TEST_CASE("what there is not is not found, and what is no id is no id (PRT-4)") {
  PartsDesk desk;
  CHECK(refusal([&] { desk.parts().show_request("P-9"); }).code() == ErrorCode::not_found);
  CHECK(refusal([&] { desk.parts().show_order("P-9"); }).code() == ErrorCode::usage);
  CHECK(refusal([&] { desk.parts().show_loan("L-9"); }).code() == ErrorCode::not_found);
  CHECK(refusal([&] { desk.parts().show_repair("x"); }).code() == ErrorCode::usage);
  CHECK_FALSE(desk.parts().piece("S-9"));
}

TEST_CASE("after everything the tables are those of the events, also when rebuilt (AUD-3)") {
  PartsDesk desk;
  // Closed in the minute in which it opened: nobody is told, and that is on record.
  desk.stock_up();
  desk.sweep();
  const std::string id = desk.open_about_machine();
  desk.parts().order({{}, "ssd", 2, "Maker", "east", {}, ""});
  desk.parts().apply("O-1", parts::Receive{"", {{"S-3"}, 0}, ""});
  desk.parts().fit(desk.issued(id, "ssd"), exchange({parts::Fate::kept, "zhao", "KB-1", ""}));
  desk.parts().request(wants(id, "fan", 4));
  desk.parts().request(wants(id, "fan", 4));
  desk.at(day + 60).sweep();
  CHECK(joined(desk.faults()) == "");
  const auto before = desk.parts().stock("");
  desk.desk().care().rebuild();
  CHECK(joined(desk.faults()) == "");
  CHECK(desk.parts().stock("") == before);
}
