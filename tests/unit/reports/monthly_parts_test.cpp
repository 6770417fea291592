#include "svcdesk/reports/monthly_parts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "samples.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/detail/monthly_parts.hpp"

using namespace svcdesk;
using namespace svcdesk::reports;

namespace {

MonthlyInput month_with_parts() {
  MonthlyInput in = samples::full_month();
  in.parts = samples::month_of_parts();
  in.changes = samples::month_of_changes();
  return in;
}

std::string rendered(const MonthlyInput& in, Format format, Language language = Language::en) {
  return render(monthly(in), format, language);
}

Json as_json(const MonthlyInput& in) { return Json::parse(rendered(in, Format::json)); }

// The value that the CSV gives for that figure of that item.
std::string value_of(const std::string& csv, const std::string& figure, const std::string& item) {
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    const std::string start = "DG-2026-017,2026-10," + figure + ",";
    const auto at = line.rfind("," + item + ",");
    if (!line.starts_with(start) || at == std::string::npos) continue;
    return line.substr(at + item.size() + 2, line.find('\r') - at - item.size() - 2);
  }
  return "none";
}

}  // namespace

TEST_CASE("spare parts and changes have chapters in both languages (PRT-8, CHG-1)") {
  const std::string english =
      samples::kept("parts.en.html", rendered(month_with_parts(), Format::html));
  const std::string chinese =
      samples::kept("parts.zh.html", rendered(month_with_parts(), Format::html, Language::zh_cn));
  for (const char* part :
       {"<h2>Spare parts</h2>", "66.6 %", "Power supply 750 W", "<h2>Changes</h2>",
        "BIOS patch of the web servers", "Standby machine"}) {
    CHECK_MESSAGE(samples::has(english, part), part);
  }
  for (const char* part : {"<h2>备件</h2>", "66.6 %", "750 W 电源模块", "<h2>变更</h2>",
                           "存储微码升级至 9.2.1", "备用机", "已批准"}) {
    CHECK_MESSAGE(samples::has(chinese, part), part);
  }
  const std::string markdown =
      samples::kept("parts.en.md", rendered(month_with_parts(), Format::markdown));
  CHECK(samples::has(markdown, "| Power supply 750 W | 48 | 1 | 0 | 2 | 3 | 4 | 2 | 50.0 % |"));
  CHECK(samples::has(markdown, "| 4 | 3 | 1 | 2 | 2 | 1 | 1 | 0 |"));
  samples::kept("parts.json", rendered(month_with_parts(), Format::json));
  samples::kept("parts.csv", rendered(month_with_parts(), Format::csv));
}

TEST_CASE("without parts and changes there is no word of either, in any format (RPT-1)") {
  for (const Format format : {Format::html, Format::markdown, Format::json, Format::csv}) {
    const std::string page = rendered(samples::full_month(), format);
    for (const char* word :
         {"Spare parts", "parts_", "\"parts\"", "\"changes\"", "Changes", ",item,"}) {
      CHECK_FALSE_MESSAGE(samples::has(page, word), word);
    }
  }
}

TEST_CASE("the chapters are drawn: pieces used by month, requests that found their part (RPT-2)") {
  const std::string page = rendered(month_with_parts(), Format::html);
  CHECK(samples::has(page, "consumption-title"));
  CHECK(samples::has(page, "hits-title"));
  CHECK(samples::has(page, "2 / 4 · 50.0 %"));
  MonthlyInput quiet = month_with_parts();
  quiet.parts->consumed.clear();
  quiet.parts->asked_year.clear();
  CHECK_FALSE(samples::has(rendered(quiet, Format::html), "consumption-title"));
  CHECK_FALSE(samples::has(rendered(quiet, Format::html), "hits-title"));
}

TEST_CASE("what one kind is about stands in one row, in the contract's order (PRT-8)") {
  const auto kinds = detail::by_kind(samples::month_of_parts());
  REQUIRE(kinds.size() == 5);
  CHECK(kinds[0].kind == "ssd-960g");
  CHECK(kinds[0].fitted == 1);
  CHECK(kinds[0].fitted_year == 7);
  CHECK(kinds[1].kind == "psu-750w");
  CHECK(kinds[1].proposal->add == 1);
  CHECK(kinds[1].lead_time->orders == 3);
  CHECK(kinds[2].kind == "fan");
  // Those that only the ledger knows come after them.
  CHECK(kinds[3].kind == "battery");
  CHECK_FALSE(kinds[3].need);
  CHECK(kinds[4].dead->free == 2);
}

TEST_CASE("consumption is summed by kind, by month, and over all (PRT-8)") {
  const MonthlyParts parts = samples::month_of_parts();
  CHECK(consumed(parts, {}, {}) == 11);
  CHECK(consumed(parts, {}, "2026-03") == 5);
  CHECK(consumed(parts, "ssd-960g", {}) == 7);
  CHECK(consumed(parts, "ssd-960g", "2026-03") == 4);
  CHECK(consumed(parts, "riser", {}) == 0);
}

TEST_CASE("JSON: coverage, hits of the month and of the year, gaps with their beginning (PRT-8)") {
  const Json json = as_json(month_with_parts());
  const Json& parts = json["parts"];
  CHECK(parts["coverage"].integer("permille", 0) == 666);
  CHECK(parts.integer("hit_permille", 0) == 666);
  CHECK(parts.integer("hit_permille_12_months", 0) == 833);
  CHECK(parts.integer("fitted", 0) == 3);
  CHECK(parts.text("first_month") == "2025-11");
  const Json& psu = parts["kinds"].items().at(1);
  CHECK(psu.integer("gap", 0) == 1);
  CHECK(psu.text("gap_since") == "2026-10-28T03:30:00Z");
  CHECK(psu.integer("lead_median_seconds", 0) == 9 * 86400);
  CHECK(parts["kinds"].items().at(0)["gap_since"].is_null());
  CHECK(parts["orders"].items().at(0).text("expected") == "2026-11-06");
  CHECK(parts["loans"].items().at(0).text("case") == "C-201");
  CHECK(json["changes"].integer("failed", 0) == 1);
  CHECK(json["changes"]["open"].items().at(0).text("window_from") == "2026-11-07T14:00:00Z");
  CHECK(json["changes"]["open"].items().at(1)["approved"].is_null());
}

TEST_CASE("a share of nothing is no share: neither 0 nor 100 per cent (PRT-8)") {
  MonthlyInput in = month_with_parts();
  in.parts->asked.clear();
  in.parts->coverage.needs.clear();
  CHECK(as_json(in)["parts"]["hit_permille"].is_null());
  CHECK(samples::has(rendered(in, Format::markdown), "| coverage at the end | – |"));
  CHECK(value_of(rendered(in, Format::csv), "parts_hit_permille", "").empty());
}

TEST_CASE("CSV: two more columns, every row as wide as the header (PRT-8)") {
  const std::string csv = rendered(month_with_parts(), Format::csv);
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  CHECK(line.ends_with(",journal_seq,journal_hash,item,value\r"));
  const auto commas = std::ranges::count(line, ',');
  while (std::getline(lines, line)) CHECK(std::ranges::count(line, ',') == commas);
  CHECK(value_of(csv, "parts_coverage_permille", "") == "666");
  CHECK(value_of(csv, "parts_gap", "psu-750w") == "1");
  CHECK(value_of(csv, "parts_fitted_12_months", "ssd-960g") == "7");
  CHECK(value_of(csv, "parts_add", "psu-750w") == "1");
  CHECK(value_of(csv, "changes_rolled_back", "") == "1");
}

TEST_CASE("a store without a gap says so (PRT-2)") {
  MonthlyInput in = month_with_parts();
  in.parts->coverage.needs[1].free = 1;
  const std::string page = rendered(in, Format::html);
  CHECK(samples::has(page, "100.0 %"));
  CHECK(samples::has(page, "Every kind of part that the machines can need was in stock."));
}

TEST_CASE("a list that is cut says how many there are (PRT-8)") {
  MonthlyInput in = month_with_parts();
  in.parts->orders_in_all = 6000;
  in.changes->open_in_all = 7000;
  const std::string page = rendered(in, Format::markdown);
  CHECK(samples::has(page, "1 / 6000"));
  CHECK(samples::has(page, "2 / 7000"));
}

TEST_CASE("nothing in the names of parts and changes becomes markup (F16)") {
  const std::string bad = "</td><script>alert(1)</script>\x1b[31m";
  MonthlyInput in = month_with_parts();
  in.parts->kinds[0].second = {bad, bad};
  in.parts->orders[0].supplier = in.parts->loans[0].place = in.parts->loans[0].kind = bad;
  in.changes->open[0].title = in.changes->open[0].kind = bad;
  for (const Format format : {Format::html, Format::markdown}) {
    const std::string page = rendered(in, format);
    CHECK_FALSE(samples::has(page, "<script"));
    CHECK_FALSE(samples::has(page, "\x1b"));
  }
}
