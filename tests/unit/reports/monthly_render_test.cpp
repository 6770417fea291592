#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "samples.hpp"

using namespace svcdesk;
using namespace svcdesk::reports;

namespace {

// SVCDESK_REPORT_SAMPLES=DIR keeps what the tests render, to be looked at.
std::string kept(std::string name, std::string text) {
  if (const char* folder = std::getenv("SVCDESK_REPORT_SAMPLES")) {
    std::ofstream(std::string(folder) + "/" + name, std::ios::binary) << text;
  }
  return text;
}

}  // namespace

TEST_CASE("a full month renders in every format and language (RPT-2)") {
  const Monthly report = monthly(samples::full_month());
  const std::string english = kept("monthly.en.html", render(report, Format::html, Language::en));
  const std::string chinese =
      kept("monthly.zh.html", render(report, Format::html, Language::zh_cn));
  CHECK(english.find("Service Level Report") != std::string::npos);
  CHECK(chinese.find("服务级别月报") != std::string::npos);
  kept("monthly.en.md", render(report, Format::markdown, Language::en));
  kept("monthly.zh.md", render(report, Format::markdown, Language::zh_cn));
  kept("monthly.json", render(report, Format::json, Language::en));
  kept("monthly.csv", render(report, Format::csv, Language::en));
}

TEST_CASE("a visit's report renders in every format and language but CSV (CASE-15)") {
  const Service report = samples::visit_report();
  const std::string english = kept("service.en.html", render(report, Format::html, Language::en));
  const std::string chinese =
      kept("service.zh.html", render(report, Format::html, Language::zh_cn));
  CHECK(english.find("Customer Service Report") != std::string::npos);
  CHECK(chinese.find("客户服务报告") != std::string::npos);
  kept("service.en.md", render(report, Format::markdown, Language::en));
  kept("service.zh.md", render(report, Format::markdown, Language::zh_cn));
  kept("service.json", render(report, Format::json, Language::en));
}
