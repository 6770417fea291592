#include "svcdesk/desk/figures.hpp"

#include <algorithm>

#include "desk_in.hpp"

using namespace svcdesk;
using namespace svcdesk::test;

namespace {

reports::MonthlyCell cell(const reports::Monthly& report, const std::string& obligation,
                          const std::string& level) {
  for (const reports::MonthlyRow& row : report.rows) {
    if (row.obligation == obligation && row.level == level) return row.cell;
  }
  return {};
}

// One case kept, one answered late and cleared in time, one left lying.
void tell_three_cases(DrillDesk& desk) {
  const std::string kept = desk.open(), late = desk.open();
  desk.at(10).does(kept, cases::Respond{});
  desk.at(45).does(late, cases::Respond{});
  desk.at(100).finish(kept);
  desk.at(200).does(late, cases::Resolve{"disk exchanged", ""});
  desk.at(300).open("P3", "left lying");
}

}  // namespace

TEST_CASE("the month counts what was kept and broken, by obligation and level (RPT-1)") {
  DrillDesk desk;
  tell_three_cases(desk);
  desk.at(wall("2026-02-02T09:00")).sweep();
  const reports::Monthly report = desk.desk().figures().monthly("2026-01");
  CHECK(cell(report, "response", "P2").kept == 1);
  CHECK(cell(report, "response", "P2").broken == 1);
  CHECK(cell(report, "response", "P3").broken == 1);
  CHECK(cell(report, "resolve", "P2").kept == 2);
  CHECK(cell(report, "resolve", "P2").broken == 0);
  CHECK(cell(report, "resolve", "P3").broken == 1);
  CHECK(cell(report, "kick-off", "").broken == 1);
  // Due at 24:00 of the last day: not passed when the month ends, so it counts in the next one.
  CHECK(cell(report, "bulletin", "").open == 1);
  CHECK(cell(report, "review", "").open == 1);
  CHECK(report.opened == 3);
  CHECK(report.closed == 1);
  CHECK(report.open_at_end == 1);
  CHECK_FALSE(report.input.as_of.has_value());
}

TEST_CASE("what is recorded while a month is counted does not count, nor hides what does (RPT-1)") {
  DrillDesk desk;
  std::vector<desk::ImportedCase> log(1100);
  for (std::size_t n = 0; n < log.size(); ++n) {
    log[n].external_id = "X" + std::to_string(n);
    log[n].level = "P3";
    log[n].opened = minute(0);
  }
  desk.at(10).desk().cases().import(log);
  desk.at(wall("2026-02-10T09:00")).sweep();
  const auto monthly = [&] {
    return reports::render(desk.desk().figures().monthly("2026-02"), reports::Format::json,
                           Language::en);
  };
  const std::string before = monthly();
  int pages = 0;
  // After the first page one case of it and one of the next are closed, as of the month before.
  desk.options.progress = [&](std::int64_t, std::int64_t) {
    if (++pages > 1) return;
    desk.options.at = wall("2026-01-20T09:00");
    desk.finish("C-7");
    desk.finish("C-1050");
    desk.options.at.reset();
    desk.open();
  };
  CHECK(monthly() == before);
  CHECK(pages == 2);
  desk.options.progress = {};
  CHECK(desk.count("case.closed") == 2);
  CHECK(monthly() != before);
}

TEST_CASE("a month does not count what happens after it (RPT-1, decision 25)") {
  DrillDesk desk;
  desk.at(wall("2026-01-31T20:00")).open();
  desk.at(wall("2026-01-31T20:10")).does("C-1", cases::Respond{});
  desk.at(wall("2026-02-01T10:00")).does("C-1", cases::Resolve{"disk exchanged", ""});
  const reports::Monthly january = desk.desk().figures().monthly("2026-01");
  CHECK(cell(january, "resolve", "P2").open == 1);
  CHECK(cell(january, "resolve", "P2").broken == 0);
  CHECK(january.open_at_end == 1);
  const reports::Monthly february = desk.desk().figures().monthly("2026-02");
  CHECK(cell(february, "resolve", "P2").broken == 1);
  CHECK(cell(february, "response", "P2").kept == 0);
}

TEST_CASE("a month keeps its figures when a case is reopened or withdrawn later (decision 25)") {
  DrillDesk desk;
  const std::string solved = desk.open(), open = desk.open();
  desk.at(10).does(solved, cases::Resolve{"disk exchanged", ""});
  desk.at(wall("2026-02-03T10:00")).does(solved, cases::Reopen{.reason = "it came back"});
  desk.does(open, cases::Withdraw{.by = "zhao", .reason = "not needed"});
  const reports::Monthly january = desk.desk().figures().monthly("2026-01");
  CHECK(january.resolved == 1);
  CHECK(january.unclosed_at_end == 1);
  CHECK(january.open_at_end == 1);
  CHECK(cell(january, "resolve", "P2").kept == 1);
}

TEST_CASE("what happens at 24:00 of the last day belongs to the next month (ruling 10)") {
  DrillDesk desk;
  desk.at(wall("2026-01-31T23:00")).open();
  desk.at(wall("2026-02-01T00:00")).does("C-1", cases::Resolve{"disk exchanged", ""});
  CHECK(desk.at(wall("2026-02-02T09:00")).desk().figures().monthly("2026-01").resolved == 0);
  CHECK(desk.desk().figures().monthly("2026-02").resolved == 1);
}

TEST_CASE("what a vendor owed under an earlier version stays out of our share (RPT-1, CON-3)") {
  DrillDesk desk(DrillDesk::With::nothing);
  const std::string ours = "pauses = [\"customer\"]";
  desk.apply(with(small_contract(), ours, ours + "\nowed-by = \"vendor\""));
  desk.at(0).open();
  desk.at(10).does("C-1", cases::Resolve{"disk exchanged", ""});
  std::string later = with(small_contract(), "name = \"resolve\"", "name = \"clearing\"");
  desk.at(20).apply(later);
  const reports::Monthly report = desk.at(30).desk().figures().monthly("2026-01");
  CHECK(cell(report, "resolve", "P2").kept == 1);
  CHECK(cell(report, "response", "P2").kept == 1);
  CHECK(report.overall.kept == 1);
}

TEST_CASE(
    "a late entry made after a move is judged by the version moved to, also in its month (CON-3)") {
  DrillDesk desk(DrillDesk::With::nothing);
  desk.apply(small_contract() + R"(
[[obligations]]
name = "update"
on = "case"
starts = "responded"
within = "1h"
met-by = ["resolved"]
)");
  desk.at(wall("2026-01-31T20:00")).open();
  desk.at(wall("2026-02-02T09:00")).apply(small_contract(), desk::Contracts::Move::move);
  desk.at(wall("2026-02-03T09:00")).options.at = wall("2026-01-31T20:10");
  desk.does("C-1", cases::Respond{});
  desk.options.at.reset();
  const reports::Monthly january = desk.desk().figures().monthly("2026-01");
  CHECK(cell(january, "response", "P2").kept == 1);
  CHECK(cell(january, "update", "P2").broken == 0);
  CHECK(cell(january, "update", "P2").open == 0);
  for (const store::PromiseRow& row : desk.desk().cases().show("C-1").promises) {
    CHECK(row.obligation != "update");
  }
}

TEST_CASE("a month that is not over is provisional, and names the chain's head (decision 25)") {
  DrillDesk desk;
  tell_three_cases(desk);
  desk.at(400);
  const reports::Monthly report = desk.desk().figures().monthly("2026-01");
  CHECK(report.input.as_of == minute(400));
  CHECK(report.input.journal_hash.size() == 64);
  CHECK(desk.faults({report.input.journal_hash}).empty());
  CHECK(cell(report, "resolve", "P3").open == 1);
  CHECK_THROWS_AS(desk.desk().figures().monthly("January"), Error);
}

TEST_CASE("the service report names people, level and work in its language (CASE-15)") {
  DrillDesk desk;
  const std::string id = desk.open();
  desk.at(5).does(id, cases::Assign{"chen", ""});
  desk.at(10).does(id, cases::Note{"smells of smoke", ""});
  const auto report = desk.desk().figures().service(id, std::nullopt, Language::zh_cn);
  CHECK(report.state.title == "disk failing");
  CHECK(report.level_name == "严重故障");
  CHECK(report.kind_name == "故障");
  CHECK(report.owner_name == "Chen");
  CHECK(report.reporter_name == "Zhao");
  REQUIRE(report.work.size() == 1);
  CHECK(report.work.front().text == "smells of smoke");
  CHECK(report.work.front().who == "chen");
  CHECK(desk.desk().figures().service(id, std::nullopt, Language::en).level_name == "Severe");
  const Error error =
      refusal([&] { desk.desk().figures().service("C-2", std::nullopt, Language::en); });
  CHECK(error.code() == ErrorCode::not_found);
}

TEST_CASE("separate paid work is not counted once the customer agreed, as of the month (AST-2)") {
  DrillDesk desk;
  tell_three_cases(desk);
  const std::int64_t broken = desk.at(500).desk().figures().monthly("2026-01").overall.broken;
  desk.does("C-2", cases::Cover{{}, "pre-existing", "first inspection", {}});
  CHECK(desk.desk().figures().monthly("2026-01").paid_cases == 0);
  desk.does("C-2", cases::Cover{{}, {}, {}, "zhao"});
  const reports::Monthly report = desk.desk().figures().monthly("2026-01");
  CHECK(report.paid_cases == 1);
  CHECK(report.paid_work.kept == 1);
  CHECK(report.paid_work.broken == 1);
  CHECK(report.overall.broken == broken - 1);
  CHECK(desk.faults().empty());
}
