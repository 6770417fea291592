#include <algorithm>
#include <random>

#include "request_story.hpp"
#include "svcdesk/journal/catalogue.hpp"
#include "svcdesk/parts/requests_payload.hpp"

namespace svcdesk::parts::story {

// A request, a loan and a repair with every kind of event, in two hours.
Story eventful() {
  Story story = stocked();
  story.there("psu", "U9", {depot("north"), Condition::defective});
  story.does(a_disk("ssd-960g", 2)).at(11).as("he").does(ApproveRequest{}).at(12);
  story.as("hu").does(Issue{"wu"}).at(20).does(Deliver{}).at(30).does(a_swap()).at(31);
  story.does(SettleDefective{{}, {Fate::kept, "zhao", "K-1", {}}}).at(32);
  story.does(ReturnParts{{}, {}, 0, "one was enough"});
  Lend loan;
  loan.id = LoanId{1};
  loan.about = a_case();
  loan.about->standby_judged = minute(6);
  loan.kind = "server";
  loan.quantity = 2;
  story.does(loan).at(40).does(ChangeDue{minute(900), "x"}).at(41);
  story.does(TakeBack{{}, {"M1"}, 0, Shape::sound}).at(42).does(TakeBack{});
  OpenRepair repair;
  repair.id = RepairId{1};
  repair.kind = "psu";
  repair.serials = {"U9"};
  repair.fault = "dead";
  repair.repairer = "Acme";
  story.does(repair).at(50).does(SendRepair{}).at(60).does(TestRepair{}).at(70);
  story.does(FinishRepair{});
  return story;
}

TEST_CASE("a state does not depend on the order in which its events are read (AUD-3)") {
  const Story story = eventful();
  auto events = story.events();
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(events.begin(), events.end(), random);
    CHECK(fold_request(events) == story.request());
    CHECK(fold_loan(events) == story.loan());
    CHECK(fold_repair(events) == story.repair());
  }
}

TEST_CASE("events of other subjects are passed over (decision 2)") {
  const Story story = eventful();
  auto events = story.events();
  for (journal::Event other : story.events()) {
    other.subject.id = "P-99";
    other.at += Seconds{1};
    events.push_back(other);
  }
  CHECK(fold_request(events) == story.request());
}

TEST_CASE("without its first event there is no request, loan or repair") {
  CHECK(fold_request({}) == PartRequest{});
  CHECK(fold_loan({}) == Loan{});
  CHECK(fold_repair({}) == Repair{});
  const auto events = eventful().of("case", "C-3");
  CHECK(fold_request(events) == PartRequest{});
}

TEST_CASE("a payload from outside that lacks its keys breaks nothing (decision 1)") {
  for (const PayloadKeys& row : request_payload_keys()) {
    for (const auto& [kind, id] : {std::pair{"part", "P-1"}, {"loan", "L-1"}, {"repair", "R-1"}}) {
      auto events = eventful().of(kind, id);
      journal::Event bare = events[0];
      bare.seq = 1000;
      bare.type = std::string(row.type);
      bare.payload = Json::object();
      events.push_back(bare);
      CHECK_NOTHROW((void)fold_request(events));
      CHECK_NOTHROW((void)fold_loan(events));
      CHECK_NOTHROW((void)fold_repair(events));
    }
  }
}

TEST_CASE("what the desk records by itself on a request holds nobody back (rule 9)") {
  auto events = eventful().of("part", "P-1");
  journal::Event fired = events[0];
  fired.seq = 1000;
  fired.at = minute(5000);
  fired.type = "step.fired";
  events.push_back(fired);
  CHECK(fold_request(events).last_event == minute(32));
  CHECK(fold_request(events).last_type == "part.returned");
  CHECK(fold_request(events).revision == 1000);
}

TEST_CASE("every event type of the request side has its payload written down, sorted (AUD-1)") {
  const auto rows = request_payload_keys();
  CHECK(std::is_sorted(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.type < b.type; }));
  for (const PayloadKeys& row : rows) {
    CHECK_MESSAGE(journal::find_type(row.type) != nullptr, row.type);
  }
  for (const journal::EventType& type : journal::catalogue()) {
    const bool ours = type.kind == "part" || type.kind == "loan" || type.kind == "repair";
    const bool known = std::ranges::find(rows, type.name, &PayloadKeys::type) != rows.end();
    CHECK_MESSAGE(ours == (known && type.kind != "case" && type.kind != "stock"), type.name);
  }
}

TEST_CASE("a loan's and a request's clocks begin with it, and end with what settles it (PRT-4)") {
  using journal::Effect;
  const auto effect = [](std::string_view name) { return journal::find_type(name)->effect; };
  CHECK(effect("part.requested") == Effect::opened);
  CHECK(effect("part.fitted") == Effect::settled);
  CHECK(effect("part.returned") == Effect::settled);
  CHECK(effect("part.cancelled") == Effect::halted);
  CHECK(effect("loan.opened") == Effect::opened);
  CHECK(effect("loan.due.changed") == Effect::due_changed);
  CHECK(effect("loan.returned.partly") == Effect::none);
  CHECK(effect("loan.returned") == Effect::settled);
  CHECK(effect("repair.finished") == Effect::settled);
}

TEST_CASE("what is left of a lot is what has not gone, and never less than nothing") {
  const Lot lot{"ssd", {"A", "B"}, 2};
  CHECK(without(lot, {"ssd", {"A"}, 1}) == Lot{"ssd", {"B"}, 1});
  CHECK(without(lot, {"ssd", {"A", "B", "C"}, 3}) == Lot{"ssd", {}, 0});
  CHECK(lot_in(payload_of(lot)) == lot);
  CHECK(lot_in(Json::object()) == Lot{});
  CHECK(texts_in(Json::object({{"a", Json::array({"x", 3})}}), "a") ==
        std::vector<std::string>{"x"});
}

}  // namespace svcdesk::parts::story
