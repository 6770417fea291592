#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "samples.hpp"
#include "svcdesk/base/hash.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/detail/page.hpp"

using namespace svcdesk;
using namespace svcdesk::reports;

namespace {

constexpr std::string_view hostile =
    "</td><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\u202e\u200b{{hash}}|`*_";

MonthlyInput hostile_month() {
  MonthlyInput in = samples::full_month();
  const std::string bad(hostile);
  in.contract_id = in.contract_title = in.customer = in.provider = in.journal_hash = bad;
  in.obligations[0].second = {bad, bad};
  in.levels[0].second = {bad, bad};
  in.services[0].second = {bad, bad};
  in.kinds[0].second = {bad, bad};
  for (auto& item : in.items) item.title = item.cause = item.subject = bad;
  in.items[0].obligation = in.items[0].level = bad;
  for (auto& one : in.cases) one.title = one.kind = bad;
  return in;
}

}  // namespace

TEST_CASE("a full month renders in every format and language (RPT-2)") {
  const Monthly report = monthly(samples::full_month());
  const std::string english =
      samples::kept("monthly.en.html", render(report, Format::html, Language::en));
  const std::string chinese =
      samples::kept("monthly.zh.html", render(report, Format::html, Language::zh_cn));
  CHECK(samples::has(english, "<html lang=\"en\">"));
  CHECK(samples::has(english, "Service Level Report"));
  CHECK(samples::has(english, "October 2026"));
  CHECK(samples::has(english, "P1 Emergency"));
  CHECK(samples::has(chinese, "<html lang=\"zh-CN\">"));
  CHECK(samples::has(chinese, "服务级别月报"));
  CHECK(samples::has(chinese, "2026年10月"));
  CHECK(samples::has(chinese, "P1 紧急故障"));
  for (const std::string& page : {english, chinese}) {
    CHECK(samples::has(page, "82.9 %"));
    CHECK(samples::has(page, "C-237"));
  }
  CHECK(samples::has(samples::kept("monthly.en.md", render(report, Format::markdown, Language::en)),
                     "82.9 %"));
  CHECK(samples::has(
      samples::kept("monthly.zh.md", render(report, Format::markdown, Language::zh_cn)), "达成率"));
  samples::kept("monthly.json", render(report, Format::json, Language::en));
  samples::kept("monthly.csv", render(report, Format::csv, Language::en));
}

TEST_CASE("the same input gives the same bytes (RPT-2)") {
  for (const Format format : {Format::html, Format::markdown, Format::json, Format::csv}) {
    for (const Language language : samples::both) {
      CHECK(render(monthly(samples::full_month()), format, language) ==
            render(monthly(samples::full_month()), format, language));
    }
  }
}

TEST_CASE("JSON and CSV do not change with the language") {
  const Monthly report = monthly(samples::full_month());
  for (const Format format : {Format::json, Format::csv}) {
    CHECK(render(report, format, Language::en) == render(report, format, Language::zh_cn));
  }
}

TEST_CASE("a page needs no network and runs no script: only its own style sheet is let in (F16)") {
  const std::string page = render(monthly(samples::full_month()), Format::html, Language::en);
  CHECK(samples::has(page, "default-src &apos;none&apos;; style-src &apos;sha256-"));
  const auto from = page.find("<style>") + 7;
  const std::string css = page.substr(from, page.find("</style>") - from);
  const Digest digest = sha256(css);
  const std::string hash =
      detail::base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  CHECK(samples::has(page, "sha256-" + hash + "&apos;"));
  for (const char* part :
       {"<script", "<link", "<img", " style=", "@import", "url(http", "src=", " on"}) {
    const std::string rest = page.substr(0, from) + page.substr(page.find("</style>"));
    const bool is_word = std::string_view(part) == " on";
    if (is_word) {
      CHECK_FALSE(std::regex_search(rest, std::regex("<[^>]* on[a-z]+=")));
    } else {
      CHECK_FALSE(samples::has(rest, part));
    }
  }
}

TEST_CASE("base64 is RFC 4648") {
  CHECK(detail::base64("") == "");
  CHECK(detail::base64("f") == "Zg==");
  CHECK(detail::base64("fo") == "Zm8=");
  CHECK(detail::base64("foo") == "Zm9v");
  CHECK(detail::base64("foobar") == "Zm9vYmFy");
  CHECK(detail::base64("\xff\xfe") == "//4=");
}

TEST_CASE("nothing in the data becomes markup, and nothing hides (F13, F16)") {
  const Monthly report = monthly(hostile_month());
  for (const Language language : samples::both) {
    const std::string page = render(report, Format::html, language);
    CHECK_FALSE(samples::has(page, "<script"));
    CHECK_FALSE(samples::has(page, "<img"));
    CHECK(samples::has(page, "&lt;script&gt;"));
    const std::string markdown = render(report, Format::markdown, language);
    CHECK_FALSE(samples::has(markdown, "<script"));
    CHECK_FALSE(samples::has(markdown, "<img"));
    for (const std::string& text : {page, markdown, render(report, Format::csv, language)}) {
      CHECK_FALSE(samples::has(text, "\x1b"));
      CHECK_FALSE(samples::has(text, "\u202e"));
      CHECK_FALSE(samples::has(text, "\u200b"));
      CHECK(std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r';
      }));
    }
  }
}

TEST_CASE("a hostile text cannot add a cell or a row to a Markdown table") {
  MonthlyInput in = samples::empty_month();
  in.items = {
      samples::item("C-1", "response", "P1", samples::Verdict::broken, std::chrono::hours{1})};
  in.items[0].title = "a | b\n| c | d |";
  const std::string page = render(monthly(in), Format::markdown, Language::en);
  std::istringstream lines(page);
  std::string line;
  bool found = false;
  while (std::getline(lines, line)) {
    if (!line.starts_with("| – | C-1")) continue;
    found = true;
    CHECK(std::regex_replace(line, std::regex("\\\\\\|"), "") ==
          "| – | C-1 a  b  c  d  | P1 | Response | – | – |  |");
  }
  CHECK(found);
}

TEST_CASE("a month without data still is a report, in both languages") {
  const Monthly report = monthly(samples::empty_month());
  const std::string english =
      samples::kept("empty.en.html", render(report, Format::html, Language::en));
  CHECK(samples::has(english, "No promise was broken in this month."));
  CHECK(samples::has(english, "No case was opened, settled or open in this month."));
  CHECK(samples::has(render(report, Format::html, Language::zh_cn), "本月没有违约。"));
  CHECK(
      samples::has(render(report, Format::markdown, Language::en), "Nothing was open at the end"));
  CHECK_FALSE(samples::has(english, "-0.1 %"));
  const Json json = Json::parse(render(report, Format::json, Language::en));
  CHECK(json["overall"]["kept_permille"].is_null());
  CHECK(json["breaches"].items().empty());
}

TEST_CASE("the head of the chain is printed (decision 25, AUD-2)") {
  const Monthly report = monthly(samples::full_month());
  for (const Language language : samples::both) {
    for (const Format format : {Format::html, Format::markdown}) {
      const std::string page = render(report, format, language);
      CHECK(samples::has(page, "4711"));
      CHECK(samples::has(page, "9f86d081 884c7d65 9a2feaa0 c55ad015"));
    }
  }
  CHECK(samples::has(render(report, Format::csv, Language::en), ",4711,9f86d081884c7d659a2feaa0"));
  const Json json = Json::parse(render(report, Format::json, Language::en));
  CHECK(json["journal"].integer("seq", 0) == 4711);
}

TEST_CASE("a month that is not over is said to be provisional") {
  MonthlyInput in = samples::empty_month();
  in.as_of = samples::at("2026-10-12T02:00:00Z");
  CHECK(samples::has(render(monthly(in), Format::html, Language::en),
                     "Figures as of 2026-10-12 10:00"));
  CHECK(samples::has(render(monthly(in), Format::markdown, Language::zh_cn),
                     "数据截至 2026-10-12 10:00"));
  CHECK_FALSE(samples::has(render(monthly(samples::empty_month()), Format::html, Language::en),
                           "Provisional"));
}

TEST_CASE("rule 7 and ruling 7: reclassified and overtaken have their own chapter") {
  const Monthly report = monthly(samples::full_month());
  const std::string english = render(report, Format::html, Language::en);
  CHECK(samples::has(english, "<h2>Reclassified after breach</h2>"));
  CHECK(samples::has(english, "<h2>Overtaken</h2>"));
  CHECK(samples::has(render(report, Format::html, Language::zh_cn), "<h2>违约后调级</h2>"));
  CHECK_FALSE(samples::has(render(monthly(samples::empty_month()), Format::html, Language::en),
                           "Overtaken"));
}

TEST_CASE("JSON: schema, times in UTC, durations in whole seconds (interface.md)") {
  const Json json = Json::parse(render(monthly(samples::full_month()), Format::json, Language::en));
  CHECK(json.text("schema") == "svcdesk/monthly/1");
  CHECK(json.text("from") == "2026-09-30T16:00:00Z");
  CHECK(json["as_of"].is_null());
  const Json& response = json["obligations"].items().at(0);
  CHECK(response.text("obligation") == "response");
  CHECK(response.integer("kept_permille", 0) == 868);
  CHECK(response.integer("gross_median_seconds", 0) == 660);
  CHECK(response["levels"].items().size() == 4);
  CHECK(json["cases"]["opened_by_day"].items().size() == 31);
  for (const auto& item : json["breaches"].items()) {
    CHECK(item.text("verdict") == "broken");
    CHECK(item.text("due").ends_with("Z"));
  }
}

TEST_CASE(
    "CSV: the same figures, one a row, every row as wide as the header (frappe/helpdesk#2372)") {
  const std::string csv = render(monthly(samples::full_month()), Format::csv, Language::en);
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  const auto commas = std::ranges::count(line, ',');
  int rows = 0;
  while (std::getline(lines, line)) {
    CHECK(std::ranges::count(line, ',') == commas);
    ++rows;
  }
  // overall; 6 obligations with 4 + 2 + 4 + 1 + 1 levels; cases; 4 levels, 4 kinds, 3 services
  CHECK(rows == 1 + 6 + 12 + 1 + 4 + 4 + 3);
  CHECK(samples::has(
      csv, "DG-2026-017,2026-10,obligation,response,,,,33,5,0,0,868,660,660,0,0,,,,,4711,"));
  CHECK(samples::has(csv, "DG-2026-017,2026-10,cases,,,,,,,,,,,,,,38,37,36,1,4711,"));
}

TEST_CASE("CSV: a level called =1+1 is a text (F15)") {
  MonthlyInput in = samples::empty_month();
  in.items = {
      samples::item("C-1", "response", "=1+1", samples::Verdict::kept, std::chrono::minutes{1})};
  CHECK(samples::has(render(monthly(in), Format::csv, Language::en), ",response,'=1+1,"));
}

TEST_CASE("no figure is written with a fraction that floating point made") {
  for (const Language language : samples::both) {
    const std::string page = render(monthly(samples::full_month()), Format::markdown, language);
    CHECK_FALSE(std::regex_search(page, std::regex("[0-9]\\.[0-9]{2}")));
  }
}
