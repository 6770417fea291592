#include "svcdesk/time/text.hpp"

#include "near.hpp"

using namespace near;

namespace {

std::string rfc_refusal(const std::string& text) {
  return refusal([&] { parse_rfc3339(text); });
}

}  // namespace

TEST_CASE("JSON times are RFC 3339 in UTC with Z and whole seconds") {
  CHECK(to_utc(Instant{0s}) == "1970-01-01T00:00:00Z");
  CHECK(to_utc(Instant{1767603600s}) == "2026-01-05T09:00:00Z");
  CHECK(to_utc(Instant{-1s}) == "1969-12-31T23:59:59Z");
  CHECK(to_utc(at("0001-01-01T00:00:00Z")) == "0001-01-01T00:00:00Z");
  CHECK(to_utc(never - 1s) == "9999-12-31T23:59:59Z");
}

TEST_CASE("RFC 3339 is read with any offset") {
  CHECK(at("2026-01-05T09:00:00Z") == Instant{1767603600s});
  CHECK(at("2026-01-05T17:00:00+08:00") == at("2026-01-05T09:00:00Z"));
  CHECK(at("2026-01-05T03:30:00-05:30") == at("2026-01-05T09:00:00Z"));
  CHECK(at("2026-01-05T09:00:00-00:00") == at("2026-01-05T09:00:00Z"));
  CHECK(at("2026-01-05T09:00:00+23:59") == at("2026-01-04T09:01:00Z"));
  CHECK(at("2026-01-05 09:00:00Z") == at("2026-01-05T09:00:00Z"));
  CHECK(at("2028-02-29T00:00:00Z") == Instant{1835395200s});
}

TEST_CASE("lower-case t and z are read (RFC 3339 5.6)") {
  CHECK(at("2026-01-05t09:00:00z") == at("2026-01-05T09:00:00Z"));
}

TEST_CASE("ruling 16: fractions are floored, before 1970 too") {
  CHECK(at("2026-01-05T09:00:00.999999999Z") == at("2026-01-05T09:00:00Z"));
  CHECK(at("2026-01-05T09:00:00.5+08:00") == at("2026-01-05T01:00:00Z"));
  CHECK(at("1969-12-31T23:59:58.9Z") == Instant{-2s});
  CHECK(at("2026-01-05T09:00:00." + std::string(300, '9') + "Z") == at("2026-01-05T09:00:00Z"));
}

TEST_CASE("24:00:00 is no RFC 3339 time, and the error says what is") {
  CHECK(rfc_refusal("2026-01-05T24:00:00Z") == "5 time.bad_rfc3339");
  CHECK(hint_of([] { parse_rfc3339("2026-01-05T24:00:00Z"); }, "time.hint.hour_24") == "");
}

TEST_CASE("a leap second is refused, and the error says why") {
  CHECK(rfc_refusal("2016-12-31T23:59:60Z") == "5 time.bad_rfc3339");
  CHECK(hint_of([] { parse_rfc3339("2016-12-31T23:59:60Z"); }, "time.hint.second_60") == "");
}

TEST_CASE("dates that no calendar has are refused (RFC 3339 5.7)") {
  for (const std::string date : {"2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
                                 "2026-01-00", "1900-02-29", "2026-01-32"}) {
    CAPTURE(date);
    CHECK(rfc_refusal(date + "T00:00:00Z") == "5 time.bad_rfc3339");
    CHECK(refusal([&] { parse_date(date); }) == "5 time.bad_date");
  }
}

TEST_CASE("whatever is no RFC 3339 moment is refused") {
  for (const std::string text : {"",
                                 "2026-01-05",
                                 "2026-01-05T09:00Z",
                                 "2026-01-05T09:00:00",
                                 "2026-01-05T09:00:00 Z",
                                 "2026-01-05T09:00:00+0800",
                                 "2026-01-05T09:00:00+08",
                                 "2026-01-05T09:00:00+24:00",
                                 "2026-01-05T09:00:00+08:60",
                                 "2026-1-05T09:00:00Z",
                                 "20260105T090000Z",
                                 "2026-01-05T25:00:00Z",
                                 "2026-01-05T09:60:00Z",
                                 "2026-01-05T09:00:61Z",
                                 "2026-01-05T09:00:00.Z",
                                 "2026-01-05T09:00:00,5Z",
                                 "2026-01-05T09:00:00ZZ",
                                 " 2026-01-05T09:00:00Z",
                                 "2026-01-05T09:00:00Z ",
                                 "+2026-01-05T09:00:00Z",
                                 "12026-01-05T09:00:00Z",
                                 "-026-01-05T09:00:00Z",
                                 "2026-01-05_09:00:00Z",
                                 "２026-01-05T09:00:00Z",
                                 "2026-01-05T09:00:00+8:00",
                                 "now",
                                 "2026-W01-1T09:00:00Z"}) {
    CAPTURE(text);
    CHECK(rfc_refusal(text) == "5 time.bad_rfc3339");
  }
  CHECK(rfc_refusal(std::string("2026-01-05T09:00:00Z\0", 21)) == "5 time.bad_rfc3339");
}

TEST_CASE("moments read back as they were printed") {
  for (std::int64_t second = -70000000000; second < 250000000000; second += 1234567891) {
    const Instant instant{Seconds{second}};
    if (instant < at("0001-01-01T00:00:00Z")) continue;
    CHECK(parse_rfc3339(to_utc(instant)) == instant);
  }
}

TEST_CASE("dates are read and printed as 2026-01-05") {
  CHECK(to_string(parse_date("2026-01-05")) == "2026-01-05");
  CHECK(to_string(parse_date("0001-12-31")) == "0001-12-31");
  for (const std::string text : {"", "2026-1-5", "2026/01/05", "20260105", "2026-01-05 ",
                                 "2026-01-05T00:00:00Z", "today", "2026-01", "-2026-01-05"}) {
    CAPTURE(text);
    CHECK(refusal([&] { parse_date(text); }) == "5 time.bad_date");
  }
}

TEST_CASE("times are printed with their offset") {
  CHECK(with_offset(at("2026-01-05T01:00:00Z"), Zone::load("Asia/Shanghai")) ==
        "2026-01-05 09:00:00 +08:00");
  CHECK(with_offset(at("2026-01-05T01:00:00Z"), Zone::load("America/St_Johns")) ==
        "2026-01-04 21:30:00 -03:30");
  CHECK(with_offset(at("2026-01-05T01:00:00Z"), Zone::utc()) == "2026-01-05 01:00:00 +00:00");
  CHECK(with_offset(at("1850-01-01T00:00:00Z"), Zone::load("Asia/Shanghai")) ==
        "1850-01-01 08:05:43 +08:05:43");
}

TEST_CASE("the two moments of a repeated hour print differently") {
  const Zone berlin = Zone::load("Europe/Berlin");
  CHECK(with_offset(at("2026-10-25T00:30:00Z"), berlin) == "2026-10-25 02:30:00 +02:00");
  CHECK(with_offset(at("2026-10-25T01:30:00Z"), berlin) == "2026-10-25 02:30:00 +01:00");
}

TEST_CASE("screens show no more of a moment than is needed") {
  const Zone zone = Zone::load("Asia/Shanghai");
  const Instant now = at("2026-03-12T04:00:00Z");  // a Thursday, 12:00
  const auto en = [&](const char* text) { return for_people(at(text), now, zone, Language::en); };
  const auto zh = [&](const char* text) {
    return for_people(at(text), now, zone, Language::zh_cn);
  };
  CHECK(en("2026-03-12T01:10:00Z") == "09:10");
  CHECK(en("2026-03-11T16:00:00Z") == "00:00");
  CHECK(en("2026-03-11T15:59:00Z") == "Wed 23:59");
  CHECK(en("2026-03-18T01:10:00Z") == "Wed 09:10");
  CHECK(en("2026-03-06T01:10:00Z") == "Fri 09:10");
  CHECK(en("2026-03-19T01:10:00Z") == "19 Mar 09:10");
  CHECK(en("2026-03-05T01:10:00Z") == "5 Mar 09:10");
  CHECK(en("2027-03-12T01:10:00Z") == "2027-03-12 09:10");
  CHECK(en("2025-12-31T15:00:00Z") == "2025-12-31 23:00");
  CHECK(zh("2026-03-18T01:10:00Z") == "周三 09:10");
  CHECK(zh("2026-03-15T01:10:00Z") == "周日 09:10");
  CHECK(zh("2026-12-01T01:10:00Z") == "12月1日 09:10");
  CHECK(zh("2027-03-12T01:10:00Z") == "2027-03-12 09:10");
}

TEST_CASE("days near the turn of the year are told by weekday") {
  const Zone zone = Zone::utc();
  CHECK(for_people(at("2027-01-02T08:00:00Z"), at("2026-12-30T08:00:00Z"), zone, Language::en) ==
        "Sat 08:00");
}

TEST_CASE("the headline names weekday, date and offset") {
  const Zone zone = Zone::load("Asia/Shanghai");
  CHECK(headline(at("2026-01-11T18:21:00Z"), zone, Language::en) == "Mon 12 Jan 2026 02:21 +08:00");
  CHECK(headline(at("2026-01-11T18:21:00Z"), zone, Language::zh_cn) ==
        "2026年1月12日 周一 02:21 +08:00");
}
