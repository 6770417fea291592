#include "svcdesk/desk/figures.hpp"

#include <algorithm>

#include "parts_desk.hpp"
#include "svcdesk/base/json.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

// The chapter as the report of that month has it.
reports::MonthlyParts month_of(const PartsDesk& desk, const std::string& month = "2026-01") {
  auto parts = desk.desk().figures().monthly(month).input.parts;
  REQUIRE(parts);
  return *parts;
}

// The same as bytes, without the rest of the report.
std::string bytes_of(const PartsDesk& desk, const std::string& month = "2026-01") {
  const std::string report =
      reports::render(desk.desk().figures().monthly(month), reports::Format::json, Language::en);
  return Json::parse(report)["parts"].pretty();
}

std::int64_t free_of(const reports::MonthlyParts& parts, const std::string& kind) {
  const parts::Need* need = parts.coverage.find(kind);
  return need == nullptr ? -1 : need->free;
}

// Asked for, approved, issued, delivered, fitted in slot disk-1.
void exchange_disk(PartsDesk& desk, const std::string& case_id, const std::string& old = "OLD-1") {
  const std::string id = desk.issued(case_id, "ssd");
  desk.applies(id, parts::Deliver{"", "", "zhao"});
  desk::FitPart verb;
  verb.swaps = {{"", old, ""}};
  verb.configured = "same array";
  desk.as("chen").parts().fit(id, verb);
}

}  // namespace

TEST_CASE("a month's coverage is that of its end, with the gaps by kind (PRT-2, PRT-8)") {
  PartsDesk desk;
  desk.stock("ssd", {{"S-1"}, 0});
  desk.at(wall("2026-02-03T10:00"));
  desk.stock("fan", {{}, 4});
  const reports::MonthlyParts january = month_of(desk);
  CHECK(january.coverage.permille() == 500);
  CHECK(free_of(january, "ssd") == 1);
  CHECK(free_of(january, "fan") == 0);
  CHECK(january.gaps.at("fan") == minute(0));
  CHECK_FALSE(january.gaps.contains("ssd"));
  desk.at(wall("2026-03-01T09:00"));
  const reports::MonthlyParts february = month_of(desk, "2026-02");
  CHECK(february.coverage.permille() == 1000);
  CHECK(february.gaps.empty());
}

TEST_CASE("the same month rendered later says the same, whatever the store did since (RPT-2)") {
  PartsDesk desk;
  desk.stock_up();
  exchange_disk(desk.at(20), desk.open_about_machine());
  desk.parts().order({{}, "fan", 3, "Maker", "east", {}, ""});
  desk.stock("tester", {{"T-1"}, 0});
  desk::NewLoan loan;
  loan.purpose = parts::Purpose::tool;
  loan.kind = "tester";
  loan.borrower = "wu";
  loan.until = minute(90);
  desk.parts().lend(loan);
  desk.at(wall("2026-02-01T09:00"));
  const std::string first = bytes_of(desk);
  desk.at(wall("2026-02-02T09:00")).parts().apply("O-1", parts::Receive{"", {{}, 2}, ""});
  desk.parts().apply("L-1", parts::TakeBack{});
  desk.parts().work(parts::Test{"fan", "east", {{}, 2}, parts::TestResult::fail, "broken"});
  exchange_disk(desk, desk.open_about_machine(), "S-1");
  desk.desk().assets().retire("web-1", "sold");
  desk.at(wall("2026-04-01T09:00")).parts().apply("O-1", parts::CancelOrder{"enough"});
  CHECK(bytes_of(desk) == first);
  CHECK(bytes_of(desk, "2026-02") != first);
}

TEST_CASE("consumption, hit rate and proposal are of the month and of twelve months (PRT-8)") {
  PartsDesk desk;
  desk.stock_up();
  const std::string id = desk.open_about_machine();
  exchange_disk(desk.at(20), id);
  desk.at(wall("2026-02-03T09:00"));
  desk::NewRequest wanted;
  wanted.case_id = id;
  wanted.kind = "fan";
  wanted.quantity = 9;
  desk.as("chen").parts().request(wanted);
  desk.at(wall("2026-03-01T09:00"));
  const reports::MonthlyParts january = month_of(desk), february = month_of(desk, "2026-02");
  CHECK(january.months.front() == "2025-02");
  CHECK(january.months.back() == "2026-01");
  CHECK(reports::consumed(january, "ssd", "2026-01") == 1);
  CHECK(january.asked == std::vector<parts::HitRate>{{"ssd", 1, 1}});
  CHECK(january.asked_year == january.asked);
  CHECK(reports::consumed(february, "ssd", "2026-02") == 0);
  CHECK(reports::consumed(february, "ssd", {}) == 1);
  CHECK(february.asked == std::vector<parts::HitRate>{{"fan", 1, 0}});
  CHECK(february.asked_year.size() == 2);
}

TEST_CASE("an order stands in the month with what had not come when it ended (PRT-3)") {
  PartsDesk desk;
  desk.parts().order({{}, "fan", 5, "Maker", "east", {}, ""});
  desk.parts().order({{}, "ssd", 1, "Maker", "east", {}, ""});
  desk.at(60).parts().apply("O-1", parts::Receive{"", {{}, 2}, ""});
  desk.at(120).parts().apply("O-2", parts::Receive{"", {{"S-1"}, 0}, ""});
  desk.at(wall("2026-02-05T09:00")).parts().apply("O-1", parts::Receive{"", {{}, 3}, ""});
  const reports::MonthlyParts january = month_of(desk);
  REQUIRE(january.orders.size() == 1);
  CHECK(january.orders[0].id == "O-1");
  CHECK(january.orders[0].pieces == 3);
  CHECK(january.orders_in_all == 1);
  CHECK(january.coverage.find("fan")->on_order == 3);
  REQUIRE(january.lead_times.size() == 1);
  CHECK(january.lead_times[0].kind == "ssd");
  CHECK(january.lead_times[0].median == Seconds{7200});
  desk.at(wall("2026-03-01T09:00"));
  const reports::MonthlyParts february = month_of(desk, "2026-02");
  CHECK(february.orders.empty());
  CHECK(february.lead_times.size() == 2);
}

TEST_CASE("a standby machine is out at the end of the month in which it was lent (PRT-7)") {
  PartsDesk desk;
  desk.stock("server", {{"B-1"}, 0});
  const std::string id = desk.open_about_machine();
  desk.at(30).does(id, cases::JudgeStandby{{"chen"}, {"zhao"}, "no board to be had"});
  desk::NewLoan loan;
  loan.case_id = id;
  loan.kind = "server";
  desk.at(60).parts().lend(loan);
  desk.at(wall("2026-02-03T09:00")).parts().apply("L-1", parts::TakeBack{});
  const reports::MonthlyParts january = month_of(desk);
  REQUIRE(january.loans.size() == 1);
  CHECK(january.loans[0].id == "L-1");
  CHECK(january.loans[0].purpose == "standby");
  CHECK(january.loans[0].case_id == id);
  CHECK(january.loans[0].place == "hall");
  CHECK(january.loans[0].opened == minute(60));
  CHECK(month_of(desk, "2026-02").loans.empty());
}

TEST_CASE("the machines count as the register had them when the month ended (AST-1, PRT-2)") {
  PartsDesk desk;
  desk::AssetEdit late;
  late.wanted.fields = {{"tag", "web-2"}, {"vendor", "Dell"}, {"model", "R640"}};
  desk.at(wall("2026-02-02T09:00")).desk().assets().add(late);
  desk.at(wall("2026-02-03T09:00")).desk().assets().retire("web-1", "sold");
  CHECK(month_of(desk).coverage.find("ssd")->installed == 8);
  desk.at(wall("2026-03-01T09:00"));
  CHECK(month_of(desk, "2026-02").coverage.find("ssd")->installed == 8);
  desk.desk().assets().retire("web-2", "sold");
  CHECK(month_of(desk, "2026-02").coverage.find("ssd")->installed == 8);
  CHECK(month_of(desk, "2026-03").coverage.needs.empty());
}

TEST_CASE("what nothing moved in twelve months is dead stock (PRT-8)") {
  PartsDesk desk;
  desk.stock_up();
  desk.at(wall("2027-01-05T09:00"));
  CHECK(month_of(desk, "2026-12").dead.empty());
  desk.at(wall("2027-03-01T09:00"));
  const reports::MonthlyParts later = month_of(desk, "2027-02");
  REQUIRE(later.dead.size() == 2);
  CHECK(later.dead[0] == parts::DeadStock{"fan", 4, minute(0)});
}

TEST_CASE("what moves at 24:00 of the last day belongs to the next month (ruling 10)") {
  PartsDesk desk;
  desk.at(wall("2026-02-01T00:00"));
  desk.stock("ssd", {{"S-1"}, 0});
  desk.at(wall("2026-02-02T00:00"));
  CHECK(free_of(month_of(desk), "ssd") == 0);
  CHECK(free_of(month_of(desk, "2026-02"), "ssd") == 1);
}

TEST_CASE("a move recorded while a month is counted does not count (decision 25)") {
  PartsDesk desk;
  desk.stock("ssd", {{"S-1", "S-2"}, 0});
  desk.open_about_machine();
  desk.at(wall("2026-02-10T09:00"));
  const std::string before = bytes_of(desk, "2026-02");
  int pages = 0;
  desk.options.progress = [&](std::int64_t, std::int64_t) {
    if (++pages > 1) return;
    PartsDesk::DrillDesk& other = desk;
    other.options.at = wall("2026-02-05T09:00");
    desk.parts().work(parts::Scrap{"ssd", "east", {{"S-1"}, 0}, "broken"});
    other.options.at.reset();
  };
  CHECK(bytes_of(desk, "2026-02") == before);
  CHECK(pages == 1);
  desk.options.progress = {};
  CHECK(bytes_of(desk, "2026-02") != before);
}

TEST_CASE("a contract without parts has no chapter on them, nor one before it spoke of them") {
  DrillDesk plain;
  plain.at(60);
  CHECK_FALSE(plain.desk().figures().monthly("2026-01").input.parts);
  plain.at(wall("2026-02-10T09:00")).apply(parts_contract());
  CHECK_FALSE(plain.desk().figures().monthly("2026-01").input.parts);
  CHECK(plain.desk().figures().monthly("2026-02").input.parts);
}
