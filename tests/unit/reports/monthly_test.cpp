#include "svcdesk/reports/monthly.hpp"

#include <doctest/doctest.h>

#include "samples.hpp"

using namespace svcdesk;
using namespace svcdesk::reports;
using samples::at;
using samples::item;
using samples::Verdict;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

MonthlyCase one_case(std::string id, std::string level, std::string_view opened) {
  MonthlyCase out;
  out.id = std::move(id);
  out.level = std::move(level);
  out.kind = "fault";
  out.service = "S-01";
  out.status = "open";
  out.opened = at(opened);
  return out;
}

std::vector<std::string> keys(const std::vector<MonthlyRow>& rows) {
  std::vector<std::string> out;
  for (const MonthlyRow& row : rows) out.push_back(row.obligation + "/" + row.level);
  return out;
}

}  // namespace

TEST_CASE("kept, broken, open and waived are counted by obligation and level (RPT-1)") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "response", "P1", Verdict::kept, minutes{5}),
              item("C-2", "response", "P1", Verdict::kept, minutes{7}),
              item("C-3", "response", "P1", Verdict::broken, minutes{30}),
              item("C-4", "response", "P2", Verdict::open, minutes{1}),
              item("C-5", "response", "P2", Verdict::waived, minutes{1})};
  const Monthly report = monthly(in);
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows[0].cell.kept == 2);
  CHECK(report.rows[0].cell.broken == 1);
  CHECK(report.rows[0].cell.kept_permille() == 666);
  CHECK(report.rows[1].cell.open == 1);
  CHECK(report.rows[1].cell.waived == 1);
  CHECK(report.rows[1].cell.kept_permille() == -1);
  REQUIRE(report.totals.size() == in.obligations.size());
  CHECK(report.totals[0].kept == 2);
  CHECK(report.totals[0].open == 1);
  CHECK(report.totals[1].kept == 0);
}

TEST_CASE("rows come in the order of the contract, not of the data nor of the alphabet") {
  MonthlyInput in = samples::empty_month();
  in.levels = {{"red", {}}, {"amber", {}}, {"green", {}}};
  in.obligations = {{"resolve", {}}, {"answer", {}}};
  for (const char* level : {"green", "amber", "red"}) {
    in.items.push_back(item("C-1", "answer", level, Verdict::kept, minutes{1}));
    in.items.push_back(item("C-2", "resolve", level, Verdict::kept, minutes{1}));
  }
  CHECK(keys(monthly(in).rows) == std::vector<std::string>{"resolve/red", "resolve/amber",
                                                           "resolve/green", "answer/red",
                                                           "answer/amber", "answer/green"});
}

TEST_CASE("what the contract no longer names is not lost: it comes last, sorted (CON-3)") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "old-b", "P1", Verdict::kept, minutes{1}),
              item("C-1", "old-a", "P9", Verdict::broken, minutes{1}),
              item("C-1", "response", "P9", Verdict::kept, minutes{1}),
              item("C-1", "response", "P4", Verdict::kept, minutes{1})};
  const Monthly report = monthly(in);
  CHECK(keys(report.rows) ==
        std::vector<std::string>{"response/P4", "response/P9", "old-a/P9", "old-b/P1"});
  CHECK(report.totals.size() == report.input.obligations.size());
  CHECK(report.input.obligations.back().first == "old-b");
}

TEST_CASE("of a list that nobody reads to its end the first rows by deadline stand there (RPT-1)") {
  MonthlyInput in = samples::empty_month();
  const std::int64_t many = std::int64_t{2} * Monthly::most_listed + 7;
  for (std::int64_t n = many; n > 0; --n) {
    in.items.push_back(item("C-" + std::to_string(n), "response", "P1", Verdict::broken, hours{3}));
    in.items.back().due = at("2026-10-01T00:00:00Z") + Seconds{n};
  }
  const Monthly report = monthly(in);
  CHECK(report.overall.broken == many);
  CHECK(report.in_all.breaches == many);
  REQUIRE(report.breaches.size() == Monthly::most_listed);
  CHECK(report.breaches.front().subject == "C-1");
  CHECK(report.breaches.back().subject == "C-" + std::to_string(Monthly::most_listed));
  CHECK(report.in_all.open == 0);
  for (const Format format : {Format::html, Format::markdown}) {
    const std::string text = render(report, format, Language::en);
    CHECK(text.find("earliest deadlines: 5000 / 10007") != std::string::npos);
  }
}

TEST_CASE("the share kept is floored: 1000 means every one") {
  CHECK(MonthlyCell{.kept = 9999, .broken = 1}.kept_permille() == 999);
  CHECK(MonthlyCell{.kept = 34, .broken = 1}.kept_permille() == 971);
  CHECK(MonthlyCell{.kept = 3}.kept_permille() == 1000);
  CHECK(MonthlyCell{.broken = 3}.kept_permille() == 0);
  CHECK(MonthlyCell{.open = 3, .waived = 1}.kept_permille() == -1);
}

TEST_CASE("medians are taken over what is judged and settled, floored between two") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "response", "P1", Verdict::kept, Seconds{10}),
              item("C-2", "response", "P1", Verdict::broken, Seconds{25}),
              item("C-3", "response", "P1", Verdict::open, Seconds{9000}),
              item("C-4", "response", "P1", Verdict::waived, Seconds{9000})};
  in.items[1].paused = Seconds{5};
  in.items[1].net = Seconds{20};
  in.items[2].paused = Seconds{100};
  MonthlyCell cell = monthly(in).totals[0];
  CHECK(cell.timed == 2);
  CHECK(cell.gross_median == Seconds{17});
  CHECK(cell.net_median == Seconds{15});
  CHECK(cell.paused_median == Seconds{2});
  CHECK(cell.paused_total == Seconds{105});
  in.items.push_back(item("C-5", "response", "P1", Verdict::kept, Seconds{11}));
  CHECK(monthly(in).totals[0].gross_median == Seconds{11});
}

TEST_CASE("a broken promise that is not met yet has no time to take a median of") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "response", "P1", Verdict::broken, hours{3})};
  in.items[0].settled.reset();
  const Monthly report = monthly(in);
  CHECK(report.totals[0].broken == 1);
  CHECK(report.totals[0].timed == 0);
  CHECK(report.open.size() == 1);
  CHECK(report.breaches.size() == 1);
}

TEST_CASE("what others owe us is counted, but not in the share that we kept") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "response", "P1", Verdict::kept, minutes{1}),
              item("C-1", "vendor-answer", "P1", Verdict::broken, hours{9})};
  const Monthly report = monthly(in);
  CHECK(report.overall.kept == 1);
  CHECK(report.overall.broken == 0);
  CHECK(report.totals[3].broken == 1);
  CHECK(report.breaches.size() == 1);
}

TEST_CASE("breaches come by the time of their deadline (RPT-1)") {
  MonthlyInput in = samples::empty_month();
  for (const char* subject : {"C-3", "C-1", "C-2"}) {
    in.items.push_back(item(subject, "response", "P1", Verdict::broken, minutes{20}));
  }
  in.items[0].due = at("2026-10-06T00:00:00Z");
  in.items[1].due = at("2026-10-08T00:00:00Z");
  in.items[2].due = at("2026-10-06T00:00:00Z");
  in.items.push_back(item("C-4", "response", "P1", Verdict::kept, minutes{2}));
  const Monthly report = monthly(in);
  REQUIRE(report.breaches.size() == 3);
  CHECK(report.breaches[0].subject == "C-2");
  CHECK(report.breaches[1].subject == "C-3");
  CHECK(report.breaches[2].subject == "C-1");
}

TEST_CASE("rule 7: what was reclassified after breach is named, kept or broken") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "resolve", "P3", Verdict::kept, hours{3}),
              item("C-2", "resolve", "P3", Verdict::broken, hours{90}),
              item("C-3", "resolve", "P3", Verdict::kept, hours{1})};
  in.items[0].reclassified = in.items[1].reclassified = true;
  const Monthly report = monthly(in);
  CHECK(report.reclassified.size() == 2);
  CHECK(report.breaches.size() == 1);
}

TEST_CASE("ruling 7: what a late entry has overtaken is named and counts as it is judged") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "response", "P1", Verdict::kept, minutes{3})};
  in.items[0].overtaken = true;
  const Monthly report = monthly(in);
  CHECK(report.overtaken.size() == 1);
  CHECK(report.breaches.empty());
  CHECK(report.overall.kept_permille() == 1000);
}

TEST_CASE("open at the end: not settled before the month's end; waived ones are not") {
  MonthlyInput in = samples::empty_month();
  in.items = {item("C-1", "resolve", "P3", Verdict::open, hours{3}),
              item("C-2", "resolve", "P3", Verdict::waived, hours{3}),
              item("C-3", "resolve", "P3", Verdict::kept, hours{3}),
              item("C-4", "resolve", "P3", Verdict::kept, hours{3})};
  in.items[2].settled = in.to - Seconds{1};
  in.items[3].settled = in.to;
  const Monthly report = monthly(in);
  REQUIRE(report.open.size() == 2);
  CHECK(report.open[0].subject == "C-1");
  CHECK(report.open[1].subject == "C-4");
}

TEST_CASE(
    "cases count in the month that holds the moment, from its first second to before its last") {
  MonthlyInput in = samples::empty_month();
  in.cases = {
      one_case("C-1", "P1", "2026-09-30T15:59:59Z"), one_case("C-2", "P1", "2026-09-30T16:00:00Z"),
      one_case("C-3", "P1", "2026-10-31T15:59:59Z"), one_case("C-4", "P1", "2026-10-31T16:00:00Z")};
  const Monthly report = monthly(in);
  CHECK(report.opened == 2);
  CHECK(report.open_at_end == 3);
}

TEST_CASE("cleared and closed are two states (CASE-6)") {
  MonthlyInput in = samples::empty_month();
  in.cases = {
      one_case("C-1", "P1", "2026-10-02T00:00:00Z"), one_case("C-2", "P1", "2026-10-02T00:00:00Z"),
      one_case("C-3", "P1", "2026-10-02T00:00:00Z"), one_case("C-4", "P1", "2026-10-02T00:00:00Z")};
  in.cases[0].resolved = at("2026-10-03T00:00:00Z");
  in.cases[0].closed = at("2026-10-04T00:00:00Z");
  in.cases[1].resolved = at("2026-10-03T00:00:00Z");
  in.cases[2].resolved = at("2026-11-03T00:00:00Z");
  in.cases[3].status = "withdrawn";
  const Monthly report = monthly(in);
  CHECK(report.resolved == 2);
  CHECK(report.closed == 1);
  CHECK(report.unclosed_at_end == 1);
  CHECK(report.open_at_end == 1);
}

TEST_CASE("cases are counted by level, kind and service number, in the contract's order (CON-7)") {
  MonthlyInput in = samples::empty_month();
  in.cases = {one_case("C-1", "P3", "2026-10-02T00:00:00Z"),
              one_case("C-2", "P1", "2026-10-02T00:00:00Z"),
              one_case("C-3", "P3", "2026-10-02T00:00:00Z")};
  in.cases[2].service = "S-99";
  in.cases[2].kind = "consultation";
  const Monthly report = monthly(in);
  REQUIRE(report.by_level.size() == 2);
  CHECK(report.by_level[0].code == "P1");
  CHECK(report.by_level[1].code == "P3");
  CHECK(report.by_level[1].opened == 2);
  REQUIRE(report.by_service.size() == 2);
  CHECK(report.by_service[0].code == "S-01");
  CHECK(report.by_service[1].code == "S-99");
  REQUIRE(report.by_kind.size() == 2);
  CHECK(report.by_kind[0].opened == 2);
}

TEST_CASE("days are the contract's own: an evening in UTC is the next day in Shanghai") {
  MonthlyInput in = samples::empty_month();
  in.cases = {one_case("C-1", "P1", "2026-10-04T15:59:59Z"),
              one_case("C-2", "P1", "2026-10-04T16:00:00Z")};
  const Monthly report = monthly(in);
  REQUIRE(report.days.size() == 31);
  CHECK(report.days[3].opened == 1);
  CHECK(report.days[4].opened == 1);
}

TEST_CASE("a month in which the clocks change has all its days") {
  MonthlyInput in = samples::empty_month();
  in.zone = "Europe/Berlin";
  in.from = at("2026-09-30T22:00:00Z");
  in.to = at("2026-10-31T23:00:00Z");
  in.cases = {one_case("C-1", "P1", "2026-10-31T22:59:59Z")};
  const Monthly report = monthly(in);
  REQUIRE(report.days.size() == 31);
  CHECK(report.days.back().opened == 1);
}

TEST_CASE("a month without data has figures: none") {
  const Monthly report = monthly(samples::empty_month());
  CHECK(report.rows.empty());
  CHECK(report.overall.kept_permille() == -1);
  CHECK(report.totals.size() == 6);
  CHECK(report.opened + report.resolved + report.closed + report.open_at_end == 0);
  CHECK(report.days.size() == 31);
}

TEST_CASE("the full sample adds up: hand-counted") {
  const Monthly report = monthly(samples::full_month());
  CHECK(report.opened == 38);
  CHECK(report.totals[0].kept + report.totals[0].broken == 38);
  CHECK(report.totals[0].broken == 5);
  CHECK(report.overall.kept == 78);
  CHECK(report.overall.broken == 16);
  CHECK(report.overall.kept_permille() == 829);
  CHECK(report.breaches.size() == 17);
}

TEST_CASE(
    "separate paid work is in no share, no list and no level, but in a row of its own (AST-2)") {
  MonthlyInput in = samples::empty_month();
  in.items = {samples::item("C-1", "response", "P1", Verdict::kept, minutes{4}),
              samples::item("C-2", "response", "P1", Verdict::broken, minutes{40}),
              samples::item("C-2", "resolve", "P1", Verdict::open, minutes{50})};
  in.items[1].paid_work = in.items[2].paid_work = true;
  in.items[1].reclassified = in.items[1].overtaken = true;
  MonthlyCase paid;
  paid.id = "C-2";
  paid.opened = in.items[1].started;
  paid.status = "open";
  paid.paid_work = true;
  in.cases = {paid};
  const Monthly report = monthly(in);
  CHECK(report.overall.kept == 1);
  CHECK(report.overall.broken == 0);
  CHECK(report.overall.kept_permille() == 1000);
  CHECK(report.rows.size() == 1);
  CHECK(report.in_all.breaches + report.in_all.open + report.in_all.reclassified +
            report.in_all.overtaken ==
        0);
  CHECK(report.paid_work.broken == 1);
  CHECK(report.paid_work.open == 1);
  CHECK(report.paid_cases == 1);
  CHECK(report.opened == 1);  // it is a case all the same
}

TEST_CASE("separate paid work is told in every format, and only where there is any (AST-2)") {
  MonthlyInput in = samples::full_month();
  CHECK_FALSE(samples::has(render(monthly(in), Format::markdown, Language::en), "paid work"));
  CHECK_FALSE(samples::has(render(monthly(in), Format::json, Language::en), "paid_work"));
  CHECK_FALSE(samples::has(render(monthly(in), Format::csv, Language::en), "paid_work"));
  in.cases[0].paid_work = true;
  in.items[0].paid_work = true;
  const Monthly report = monthly(in);
  CHECK(samples::has(render(report, Format::markdown, Language::en),
                     "| Separate paid work (cases: 1), not counted | | 1 | 0 | 0 | 0 | – |"));
  CHECK(samples::has(render(report, Format::html, Language::zh_cn), "另行收费服务（工单 1 个）"));
  CHECK(samples::has(render(report, Format::json, Language::en), "\"paid_work\": {"));
  CHECK(samples::has(render(report, Format::csv, Language::en), ",paid_work,,,,,1,0,0,0,1000,"));
}
