#include <doctest/doctest.h>

#include <cstdio>

#include "places.hpp"
#include "support.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using delivery::MailText;
using time::CalendarEntry;

namespace {

std::vector<CalendarEntry> read(const std::string& text) {
  return delivery::ics_reader(test::helper())(text);
}

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + events + "END:VCALENDAR\r\n";
}

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:1\r\n" + lines + "\r\nEND:VEVENT\r\n";
}

CalendarEntry entry(const char* summary, const char* first, const char* last) {
  return {summary, time::parse_date(first), time::parse_date(last)};
}

std::string line_of_problem(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid);
    return error.text().args.at(0).second;
  }
  return "accepted";
}

MailText mail(const std::string& text) { return delivery::read_mail(test::helper(), text); }

}  // namespace

TEST_CASE(
    "the end of an all-day entry is exclusive in the file and inclusive here (CAL-1, RFC 5545)") {
  const auto entries = read(calendar(
      event("SUMMARY:元旦假期\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20260104")));
  CHECK(entries == std::vector{entry("元旦假期", "2026-01-01", "2026-01-03")});
}

TEST_CASE("an entry without an end, or with its start as end, is one day") {
  CHECK(read(calendar(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260228"))) ==
        std::vector{entry("a", "2026-02-28", "2026-02-28")});
  CHECK(read(calendar(event("DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260228"))) ==
        std::vector{entry("", "2026-02-28", "2026-02-28")});
  CHECK(read(calendar(event("DTSTART;VALUE=DATE:20260228\r\nDURATION:P2D"))) ==
        std::vector{entry("", "2026-02-28", "2026-03-01")});
}

TEST_CASE("folded lines, escapes and a byte order mark are understood") {
  const auto entries = read("\xEF\xBB\xBF" + calendar(event("SUMMARY:春节\\, 放\r\n 假\\; x\r\n"
                                                            "DTSTART;VALUE=DATE:20260217")));
  CHECK(entries == std::vector{entry("春节, 放假; x", "2026-02-17", "2026-02-17")});
}

TEST_CASE("a backslash before any other character leaves it as it is (RFC 5545, 3.3.11)") {
  const auto entries = read(calendar(
      event("SUMMARY;LANGUAGE=\"zh:CN\":国庆\\假 \\班\\nx\\\\\r\nDTSTART;VALUE=DATE:20261001")));
  REQUIRE(entries.size() == 1);
  CHECK(entries.front().summary == "国庆假 班\nx\\");
}

TEST_CASE("recurrences are expanded up to 2100, with exceptions and overrides (CAL-1)") {
  const auto yearly =
      read(calendar(event("SUMMARY:n\r\nDTSTART;VALUE=DATE:19700101\r\nRRULE:FREQ=YEARLY\r\nEXDATE;"
                          "VALUE=DATE:20260101")));
  CHECK(yearly.size() == 110);
  CHECK(yearly.front() == entry("n", "1990-01-01", "1990-01-01"));
  CHECK(yearly.back() == entry("n", "2100-01-01", "2100-01-01"));
  const auto counted = read(calendar(
      event("SUMMARY:m\r\nDTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY;COUNT=3") +
      event("SUMMARY:moved\r\nRECURRENCE-ID;VALUE=DATE:20260112\r\nDTSTART;VALUE=DATE:20260113")));
  CHECK(counted == std::vector{entry("m", "2026-01-05", "2026-01-05"),
                               entry("m", "2026-01-19", "2026-01-19"),
                               entry("moved", "2026-01-13", "2026-01-13")});
}

TEST_CASE("a rule from long ago keeps its step, and its centuries are not gone through") {
  const auto read_rule = [](const std::string& from, const std::string& rule) {
    return read(
        calendar(event("SUMMARY:t\r\nDTSTART;VALUE=DATE:" + from + "\r\nRRULE:FREQ=" + rule)));
  };
  const auto weekly = read_rule("19890102", "WEEKLY;INTERVAL=4;UNTIL=19900301");
  REQUIRE(weekly.size() == 3);
  CHECK(weekly.at(0) == entry("t", "1990-01-01", "1990-01-01"));  // 364 days after the first
  CHECK(weekly.at(1) == entry("t", "1990-01-29", "1990-01-29"));
  CHECK(read_rule("19880229", "YEARLY;UNTIL=20270101").at(0) ==
        entry("t", "1992-02-29", "1992-02-29"));
  CHECK(read_rule("19880101", "YEARLY;COUNT=4").size() == 2);
  CHECK(read_rule("00060101", "MONTHLY;BYDAY=-0FR;UNTIL=19900131").size() == 4);
}

TEST_CASE("Easter-like rules and lists of dates are expanded") {
  const auto thanksgiving =
      read(calendar(event("SUMMARY:t\r\nDTSTART;VALUE=DATE:20251127\r\nRRULE:FREQ=YEARLY;BYMONTH="
                          "11;BYDAY=4TH;COUNT=2")));
  CHECK(thanksgiving.at(1) == entry("t", "2026-11-26", "2026-11-26"));
  const auto listed =
      read(calendar(event("DTSTART;VALUE=DATE:20260101\r\nRDATE;VALUE=DATE:20260301,20260401")));
  CHECK(listed.size() == 3);
}

TEST_CASE("appointments with a time of day and cancelled entries are left out") {
  CHECK(read(calendar(event("DTSTART:20260101T090000\r\nDTEND:20260101T100000"))).empty());
  CHECK(read(calendar(event("STATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20260101"))).empty());
  CHECK(read(calendar("")).empty());
}

TEST_CASE("an event that is written from midnight to midnight is a day") {
  CHECK(read(calendar(event("SUMMARY:x\r\nDTSTART:20260101T000000\r\nDTEND:20260103T000000"))) ==
        std::vector{entry("x", "2026-01-01", "2026-01-02")});
}

TEST_CASE("an alarm inside an entry does not speak for it") {
  CHECK(read(calendar(event("SUMMARY:day\r\nDTSTART;VALUE=DATE:20260101\r\nBEGIN:VALARM\r\n"
                            "SUMMARY:alarm\r\nDURATION:PT15M\r\nTRIGGER:-PT30M\r\nEND:VALARM"))) ==
        std::vector{entry("day", "2026-01-01", "2026-01-01")});
}

TEST_CASE("a bad calendar file is refused with its line (CON-2)") {
  CHECK(line_of_problem("hello") == "1");
  CHECK(line_of_problem("{\"a\": 1}") == "1");
  CHECK(line_of_problem(calendar("BEGIN:VEVENT\r\n")) == "5");
  CHECK(line_of_problem(calendar(event("DTSTART;VALUE=DATE:20261301"))) == "6");
  CHECK(line_of_problem(calendar(event("DTSTART;VALUE=DATE:20260230"))) == "6");
  CHECK(line_of_problem(calendar(event("SUMMARY:no start"))) == "4");
  CHECK(line_of_problem(
            calendar(event("DTSTART;VALUE=DATE:20260105\r\nDTEND;VALUE=DATE:20260101"))) == "7");
  CHECK(line_of_problem(calendar(event("DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=SOMETIMES"))) ==
        "7");
  for (const char* day :
       {"MONTHLY;BYDAY=-22FR", "YEARLY;BYMONTH=5;BYDAY=6MO", "YEARLY;BYDAY=54MO"}) {
    const std::string rule = std::string("\r\nRRULE:FREQ=") + day;
    CHECK(line_of_problem(calendar(event("DTSTART;VALUE=DATE:20260105" + rule))) == "7");
  }
  for (const char* often : {"HOURLY", "MINUTELY", "SECONDLY;BYMONTH=2;BYMONTHDAY=30"}) {
    const std::string rule = std::string("\r\nRRULE:FREQ=") + often;
    CHECK(line_of_problem(calendar(event("DTSTART;VALUE=DATE:20260105" + rule))) == "7");
  }
  CHECK(line_of_problem(calendar(event("DTSTART;VALUE=DATE:20260105\r\nno colon here"))) == "7");
  CHECK(line_of_problem(calendar(event("SUMMARY:\xff\r\nDTSTART;VALUE=DATE:20260105"))) == "6");
  CHECK(line_of_problem(calendar(event("SUMMARY:a\x0f\r\nDTSTART;VALUE=DATE:20260105"))) == "6");
  CHECK(line_of_problem(calendar(event("SUMMARY:a\tb\r\nDTSTART;VALUE=DATE:20260105"))) ==
        "accepted");
  CHECK(line_of_problem(calendar(event("DTSTART;VALUE=DATE:20260105")) + "X:1\r\n") == "9");
}

TEST_CASE("F20: a recurrence bomb is refused, not expanded") {
  const std::string daily = event("DTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=DAILY");
  CHECK(line_of_problem(calendar(daily + daily)) == "accepted");
  CHECK(line_of_problem(calendar(daily + daily + daily)) == "17");
}

TEST_CASE("F20: a long summary that is repeated for a century is refused") {
  const std::string summary = "SUMMARY:" + std::string(1000, 'x');
  const std::string start = "\r\nDTSTART;VALUE=DATE:20260101";
  CHECK(line_of_problem(calendar(event(summary + start))) == "accepted");
  CHECK(line_of_problem(calendar(event(summary + start + "\r\nRRULE:FREQ=DAILY"))) == "4");
}

TEST_CASE("F20: more days off than five times those of a century are refused") {
  CHECK(line_of_problem(calendar(event(
            "DTSTART;VALUE=DATE:20261002\r\nDTEND;VALUE=DATE:22261008\r\nRRULE:FREQ=YEARLY"))) ==
        "4");
}

TEST_CASE("the published Chinese holidays are read whole") {
  const std::string text = test::read_file(test::shared_data() + "/holidays/holiday-cn-2026.ics");
  if (text.empty()) {
    std::puts("skipped: no shared data");
    return;
  }
  const auto entries = read(text);
  CHECK(entries.size() > 10);
  CHECK(entries.front() == entry("元旦假期", "2026-01-01", "2026-01-03"));
}

TEST_CASE("a missing helper is a failure with a hint, not a bad file") {
  try {
    delivery::ics_reader({"/nonexistent/helper"})("x");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::failed);
    CHECK(error.hints().size() == 1);
  }
}

TEST_CASE("a plain message is read (CASE-1)") {
  const MailText got = mail(
      "From: Zhao Min <zhao@customer.example.test>\r\nTo: desk@example.test\r\n"
      "Subject: =?UTF-8?B?5pyN5Yqh5Zmo5a6V5py6?=\r\nDate: Mon, 12 Jan 2026 10:21:00 +0800\r\n"
      "Message-ID: <a1@customer.example.test>\r\n\r\nrack 3 is down\r\n");
  CHECK(got.from_name == "Zhao Min");
  CHECK(got.from_address == "zhao@customer.example.test");
  CHECK(got.subject == "服务器宕机");
  CHECK(got.message_id == "a1@customer.example.test");
  CHECK(time::to_utc(got.date) == "2026-01-12T02:21:00Z");
  CHECK(got.body.starts_with("rack 3 is down"));
  CHECK_FALSE(got.automatic);
  CHECK(got.attachments.empty());
}

TEST_CASE("GBK that calls itself GB2312 is read right, in headers and body") {
  // 朱镕基: the second character is in GBK and not in GB2312.
  const MailText got = mail(
      "From: =?gb2312?B?1uyp0Lv5?= <z@example.test>\r\nSubject: =?GB2312?B?1uyG97v5?=\r\n"
      "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
      "\xd6\xec\xe9\x46\xbb\xf9\r\n");
  CHECK(got.body.starts_with("朱镕基"));
  CHECK(got.subject.starts_with("朱"));
  CHECK(got.subject.find("?") == std::string::npos);
}

TEST_CASE("headers with raw GB18030 bytes and no encoding at all are read") {
  const MailText got =
      mail("From: z@example.test\r\nSubject: \xb7\xfe\xce\xf1\xc6\xf7\r\n\r\nx\r\n");
  CHECK(got.subject == "服务器");
}

TEST_CASE("a body without a charset is UTF-8 where that fits, else GB18030") {
  const std::string head = "From: z@example.test\r\nSubject: s\r\n\r\n";
  CHECK(mail(head + "服务器\r\n").body.starts_with("服务器"));
  CHECK(mail(head + "\xb7\xfe\xce\xf1\xc6\xf7\r\n").body.starts_with("服务器"));
}

TEST_CASE("of two forms the plain one is taken, HTML alone becomes text") {
  const std::string head =
      "From: z@example.test\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/alternative; boundary=b\r\n\r\n";
  const std::string html =
      "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>磁盘 "
      "&lt;3&gt;&nbsp;坏了"
      "<br>请处理<script>alert(1)</script></p>\r\n";
  CHECK(
      mail(head + html + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nplain\r\n--b--\r\n")
          .body.starts_with("plain"));
  CHECK(mail(head + html + "--b--\r\n").body == "磁盘 <3> 坏了\n请处理");
}

TEST_CASE("attachments come with name, type and their very bytes") {
  const MailText got = mail(
      "From: z@example.test\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
      "--b\r\nContent-Type: text/plain\r\n\r\nsee log\r\n"
      "--b\r\nContent-Type: application/octet-stream; name=\"=?gb2312?B?yNXWvg==?=.bin\"\r\n"
      "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECA/8=\r\n"
      "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; "
      "filename=../../etc/x\r\n\r\n"
      "evil\r\n--b--\r\n");
  CHECK(got.body.starts_with("see log"));
  REQUIRE(got.attachments.size() == 2);
  CHECK(got.attachments[0].name == "日志.bin");
  CHECK(got.attachments[0].type == "application/octet-stream");
  CHECK(got.attachments[0].bytes == std::string("\x00\x01\x02\x03\xff", 5));
  CHECK(got.attachments[1].bytes == "evil");
}

TEST_CASE("lesson zammad#5428: robots, lists and bounces are seen as automatic") {
  const std::string tail = "From: r@example.test\r\nSubject: s\r\n\r\nx\r\n";
  for (const char* header :
       {"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x", "Precedence: bulk",
        "Precedence: Junk", "Precedence: list", "List-Id: <a.example.test>", "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b"}) {
    CHECK_MESSAGE(mail(std::string(header) + "\r\n" + tail).automatic, header);
  }
  CHECK_FALSE(mail("Auto-Submitted: no\r\n" + tail).automatic);
  CHECK_FALSE(mail("Return-Path: <r@example.test>\r\n" + tail).automatic);
}

TEST_CASE("what is no message is refused; what is odd is read") {
  CHECK_THROWS_AS(mail(""), Error);
  const MailText odd = mail("From: \r\nSubject:\r\n\r\n");
  CHECK(odd.from_address.empty());
  CHECK(odd.date == Instant{});
}

TEST_CASE("F12: a deeply nested or broken message neither crashes nor hangs") {
  std::string deep = "From: z@example.test\r\n";
  for (int i = 0; i < 300; ++i) {
    const std::string b = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "\r\n";
  }
  CHECK_THROWS_AS(mail(deep + "x"), Error);
  CHECK_NOTHROW(
      mail("From: z@example.test\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--\r\n"));
  CHECK_NOTHROW(mail("From: =?x?Q?=FF?= <a\r\nSubject: =?gb2312?B?=?=\r\n\r\n\xff\xfe"));
}
