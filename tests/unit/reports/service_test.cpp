#include "svcdesk/reports/service.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "samples.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/base/json.hpp"
#include "svcdesk/reports/detail/service.hpp"

using namespace svcdesk;
using namespace svcdesk::reports;

namespace {

// A case as it is the moment it was reported.
Service bare() {
  Service report;
  report.zone = "UTC";
  report.state.id = {7};
  report.state.opened = samples::at("2026-10-01T00:00:00Z");
  report.made = samples::at("2026-10-01T00:00:00Z");
  return report;
}

ErrorCode refusal(const Service& report, Format format) {
  try {
    render(report, format, Language::en);
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("not refused");
  return ErrorCode::failed;
}

}  // namespace

TEST_CASE("a visit's report has all that CASE-15 asks for, in both languages") {
  const Service report = samples::visit_report();
  const std::string chinese =
      samples::kept("service.zh.html", render(report, Format::html, Language::zh_cn));
  for (const char* words :
       {"客户服务报告", "故障现象", "处理方案", "处理过程", "处理结果", "使用备件", "客户签字",
        "工程师签字", "C-31/1", "吴工、孙工", "到达现场", "故障已排除", "2026-10-12 01:58",
        "2102311ABC0042", "9f86d081 884c7d65"}) {
    CAPTURE(words);
    CHECK(samples::has(chinese, words));
  }
  const std::string english =
      samples::kept("service.en.html", render(report, Format::html, Language::en));
  for (const char* words :
       {"Customer Service Report", "Symptom", "Plan of action", "Course of work", "Result",
        "Parts used", "Signature", "Name (print)", "C-31/1"}) {
    CAPTURE(words);
    CHECK(samples::has(english, words));
  }
  CHECK(samples::has(
      samples::kept("service.zh.md", render(report, Format::markdown, Language::zh_cn)),
      "客户签字"));
  CHECK(samples::has(samples::kept("service.en.md", render(report, Format::markdown, Language::en)),
                     "Name (print)"));
  samples::kept("service.json", render(report, Format::json, Language::en));
}

TEST_CASE("CSV of a service report is refused as usage") {
  CHECK(refusal(samples::visit_report(), Format::csv) == ErrorCode::usage);
}

TEST_CASE("a visit that the case lacks is not found") {
  Service report = samples::visit_report();
  report.visit = 2;
  for (const Format format : {Format::html, Format::markdown, Format::json}) {
    CHECK(refusal(report, format) == ErrorCode::not_found);
  }
}

TEST_CASE("without a visit the report is about the whole case") {
  Service report = samples::visit_report();
  report.state.visits.push_back(report.state.visits[0]);
  report.state.visits[1].number = 2;
  CHECK_FALSE(samples::has(render(report, Format::html, Language::en), "<h2>Visit 2</h2>"));
  report.visit.reset();
  const std::string page = render(report, Format::html, Language::en);
  CHECK(samples::has(page, "<h2>Visit 1</h2>"));
  CHECK(samples::has(page, "<h2>Visit 2</h2>"));
  CHECK(samples::has(page, "<b>C-31</b>"));
}

TEST_CASE("an approval given for another visit stays out of this one's report (CASE-7)") {
  Service report = samples::visit_report();
  cases::Approval other = report.state.approvals[0];
  other.visit = 2;
  other.note = "other visit";
  report.state.approvals.push_back(other);
  CHECK_FALSE(samples::has(render(report, Format::html, Language::en), "other visit"));
  report.visit.reset();
  CHECK(samples::has(render(report, Format::html, Language::en), "other visit"));
}

TEST_CASE("who stands by at a stop is named beside who approved it (CASE-7)") {
  Service report = samples::visit_report();
  report.state.approvals[1].what = "stop";
  report.state.approvals[1].second_person = "sun";
  CHECK(samples::has(render(report, Format::html, Language::zh_cn),
                     "停机或在线系统变更 · 钱主任、孙工"));
}

TEST_CASE("the timeline is in the order of time") {
  const Service report = samples::visit_report();
  const detail::Words words(Language::en, report.zone);
  const auto moments = detail::timeline(report, words);
  CHECK(moments.size() >= 13);
  CHECK(std::ranges::is_sorted(moments, {}, &detail::Moment::at));
  CHECK(moments.front().what == "Reported");
  CHECK(moments.back().what == "Visit finished");
}

TEST_CASE("a case just reported renders too: every empty field has its dash") {
  for (const Language language : samples::both) {
    for (const Format format : {Format::html, Format::markdown}) {
      const std::string page = render(bare(), format, language);
      CHECK(samples::has(page, "C-7"));
      CHECK(samples::has(page, "–"));
    }
  }
  CHECK_FALSE(samples::has(render(bare(), Format::html, Language::en), "Parts used"));
  CHECK(samples::has(render(bare(), Format::html, Language::en),
                     "<span class=\"done\">Not cleared yet</span>"));
}

TEST_CASE("cleared or not is ticked from the record, the customer's opinion never (CASE-6)") {
  const std::string page = render(samples::visit_report(), Format::html, Language::en);
  CHECK(samples::has(page, "<span class=\"done\">Fault cleared</span>"));
  CHECK(samples::has(page, "<span class=\"todo\">Satisfied</span>"));
}

TEST_CASE("the same input gives the same bytes (RPT-2)") {
  for (const Language language : samples::both) {
    for (const Format format : {Format::html, Format::markdown, Format::json}) {
      CHECK(render(samples::visit_report(), format, language) ==
            render(samples::visit_report(), format, language));
    }
  }
}

TEST_CASE("nothing in a case becomes markup or reaches a terminal (F13, F16)") {
  const std::string bad = "</td><script>x</script>\x1b[2J\u202e{{hash}}\n| a | b |\n# c";
  Service report = samples::visit_report();
  cases::Case& one = report.state;
  one.title = one.symptom = one.error_text = one.error_code = one.reporter = one.asset = one.cause =
      bad;
  one.solution = one.site = one.service = one.kind = one.coverage = one.channel = bad;
  one.visits[0].plan = one.visits[0].result = one.visits[0].cancelled = bad;
  one.visits[0].engineers = one.visits[0].attended_by = {bad};
  one.approvals[0].what = one.approvals[0].by = one.approvals[0].note = bad;
  report.provider = report.customer = report.contract_id = report.contract_title = bad;
  report.level_name = report.kind_name = report.site_name = report.owner_name = bad;
  report.work[0].text = report.work[0].who = bad;
  report.parts[0] = {bad, bad, bad, bad, 1};
  report.journal_hash = bad;
  for (const Language language : samples::both) {
    for (const Format format : {Format::html, Format::markdown}) {
      const std::string page = render(report, format, language);
      CHECK_FALSE(samples::has(page, "<script"));
      CHECK_FALSE(samples::has(page, "\x1b"));
      CHECK_FALSE(samples::has(page, "\u202e"));
    }
    CHECK_FALSE(samples::has(render(report, Format::markdown, language), "\n# c"));
    CHECK_FALSE(samples::has(render(report, Format::markdown, language), "\n| a | b |"));
  }
}

TEST_CASE("texts of several lines keep their lines") {
  const Service report = samples::visit_report();
  CHECK(samples::has(render(report, Format::html, Language::en),
                     "1. 检查电源输入与模块状态\n2. 更换故障电源模块"));
  CHECK(samples::has(render(report, Format::markdown, Language::en),
                     "> 1\\. 检查电源输入与模块状态  \n> 2\\. "));
}

TEST_CASE("JSON: the schema, the ids as printed, the times in UTC") {
  const Json json = Json::parse(render(samples::visit_report(), Format::json, Language::zh_cn));
  CHECK(json.text("schema") == "svcdesk/service/1");
  CHECK(json["case"].text("id") == "C-31");
  CHECK(json["case"].text("opened") == "2026-10-11T17:18:40Z");
  CHECK(json["case"]["closed"].is_null());
  CHECK(json.integer("visit", 0) == 1);
  CHECK(json["visits"].items().size() == 1);
  CHECK(json["approvals"].items().size() == 2);
  CHECK(json["journal"].integer("seq", 0) == 1063);
}
