#include "near.hpp"

using namespace near;

namespace {

// Wednesday 2026-01-14, 10:00 in Shanghai.
const Instant now = at("2026-01-14T02:00:00Z");

std::string typed(std::string_view text, const char* zone = "Asia/Shanghai") {
  return with_offset(parse_time(text, now, Zone::load(zone)), Zone::load(zone)).substr(0, 19);
}

std::string typed_refusal(const std::string& text, const char* zone = "Asia/Shanghai") {
  return refusal([&] { parse_time(text, now, Zone::load(zone)); });
}

}  // namespace

TEST_CASE("a moment may be typed as RFC 3339, whatever the zone") {
  CHECK(typed("2026-01-05T09:00:00Z") == "2026-01-05 17:00:00");
  CHECK(typed("2026-01-05T09:00:00+08:00") == "2026-01-05 09:00:00");
  CHECK(typed("2026-01-05t09:00:00z") == "2026-01-05 17:00:00");
  CHECK(typed("2026-01-05T09:00:00.7Z") == "2026-01-05 17:00:00");
}

TEST_CASE(
    "the seconds of an RFC 3339 moment may be left out, here and nowhere that a machine writes") {
  CHECK(typed("2026-01-05T09:00Z") == "2026-01-05 17:00:00");
  CHECK(typed("2026-01-05T09:00+08:00") == "2026-01-05 09:00:00");
  CHECK(typed("2026-01-05 09:00 -01:00") == "2026-01-05 18:00:00");
  CHECK_FALSE(typed_refusal("2026-01-05T09:00+08").empty());
  CHECK_FALSE(typed_refusal("2026-01-05T09:61+08:00").empty());
  CHECK_THROWS_AS(parse_rfc3339("2026-01-05T09:00Z"), Error);
}

TEST_CASE("what svcdesk prints with its offset can be typed again") {
  for (const char* zone : {"Asia/Shanghai", "America/St_Johns", "UTC"}) {
    const Zone loaded = Zone::load(zone);
    CHECK(parse_time(with_offset(now, loaded), at("2020-01-01T00:00:00Z"), Zone::utc()) == now);
  }
}

TEST_CASE("an offset, now, and distances need no zone; everything else does") {
  const Instant meant = at("2026-01-12T19:00:00+01:00");
  CHECK(parse_zoneless("2026-01-12T19:00+01:00", now) == meant);
  CHECK(parse_zoneless("2026-01-12 19:00:00 +01:00", now) == meant);
  CHECK(parse_zoneless("2026-01-12t18:00z", now) == meant);
  CHECK(parse_zoneless("现在", now) == now);
  CHECK(parse_zoneless("-2h", now) == now - std::chrono::hours{2});
  for (const char* text :
       {"19:00", "2026-01-12 19:00", "yesterday 14:00", "周五 9点", "nonsense"}) {
    CHECK_FALSE(parse_zoneless(text, now));
  }
  CHECK_THROWS_AS(parse_zoneless("2026-02-30T19:00+01:00", now), Error);
}

TEST_CASE("a date and a time are read in the zone") {
  CHECK(typed("2026-01-05 09:00") == "2026-01-05 09:00:00");
  CHECK(typed("2026-01-05T09:00:10") == "2026-01-05 09:00:10");
  CHECK(typed("2026-01-05T09:00") == "2026-01-05 09:00:00");
  CHECK(typed("2026-01-05 9:00") == "2026-01-05 09:00:00");
  CHECK(typed("  2026-01-05   09:00 ") == "2026-01-05 09:00:00");
  CHECK(parse_time("2026-01-05 09:00", now, Zone::load("America/New_York")) ==
        at("2026-01-05T14:00:00Z"));
}

TEST_CASE("a date alone is its 00:00, a time alone is today") {
  CHECK(typed("2026-01-05") == "2026-01-05 00:00:00");
  CHECK(typed("09:00") == "2026-01-14 09:00:00");
  CHECK(typed("23:59:59") == "2026-01-14 23:59:59");
  CHECK(typed("9点") == "2026-01-14 09:00:00");
  CHECK(typed("下午3点半") == "2026-01-14 15:30:00");
}

TEST_CASE("24:00 is the end of its day (clock rule 2)") {
  CHECK(typed("24:00") == "2026-01-15 00:00:00");
  CHECK(typed("2026-01-05 24:00") == "2026-01-06 00:00:00");
  CHECK(typed("昨天 24:00") == "2026-01-14 00:00:00");
  CHECK(typed_refusal("24:01") == "2 time.not_a_time");
  CHECK(typed_refusal("2026-01-05T24:00:00Z") == "2 time.not_a_time");
}

TEST_CASE("now, and distances from now in calendar time") {
  CHECK(typed("now") == "2026-01-14 10:00:00");
  CHECK(typed("NOW") == "2026-01-14 10:00:00");
  CHECK(typed("现在") == "2026-01-14 10:00:00");
  CHECK(typed("-2h") == "2026-01-14 08:00:00");
  CHECK(typed("+30m") == "2026-01-14 10:30:00");
  CHECK(typed("-1d") == "2026-01-13 10:00:00");
  CHECK(typed("-1h30m") == "2026-01-14 08:30:00");
  CHECK(typed("-1d2h") == "2026-01-13 08:00:00");
  CHECK(typed("2h ago") == "2026-01-14 08:00:00");
  CHECK(typed("1h 30m ago") == "2026-01-14 08:30:00");
  CHECK(typed("-1w") == "2026-01-07 10:00:00");
  CHECK(typed("+90s") == "2026-01-14 10:01:30");
}

TEST_CASE("a day of distance is 86,400 seconds, also over a change of summer time") {
  const Zone berlin = Zone::load("Europe/Berlin");
  const Instant after = at("2026-03-29T10:00:00Z");
  CHECK(parse_time("-1d", after, berlin) == after - 86400s);
  CHECK(parse_time("yesterday 12:00", after, berlin) == at("2026-03-28T11:00:00Z"));
}

TEST_CASE("distances in Chinese") {
  CHECK(typed("2小时前") == "2026-01-14 08:00:00");
  CHECK(typed("2个小时前") == "2026-01-14 08:00:00");
  CHECK(typed("30分钟后") == "2026-01-14 10:30:00");
  CHECK(typed("30 分钟后") == "2026-01-14 10:30:00");
  CHECK(typed("1小时30分钟前") == "2026-01-14 08:30:00");
  CHECK(typed("3天前") == "2026-01-11 10:00:00");
  CHECK(typed("1天2小时以前") == "2026-01-13 08:00:00");
  CHECK(typed("10秒之后") == "2026-01-14 10:00:10");
  CHECK(typed("2周前") == "2025-12-31 10:00:00");
}

TEST_CASE("today, yesterday, tomorrow with a time") {
  CHECK(typed("today 14:00") == "2026-01-14 14:00:00");
  CHECK(typed("yesterday 14:00") == "2026-01-13 14:00:00");
  CHECK(typed("tomorrow 9:00") == "2026-01-15 09:00:00");
  CHECK(typed("Yesterday") == "2026-01-13 00:00:00");
  CHECK(typed("昨天 14:00") == "2026-01-13 14:00:00");
  CHECK(typed("昨天14:00") == "2026-01-13 14:00:00");
  CHECK(typed("明天 9点") == "2026-01-15 09:00:00");
  CHECK(typed("后天下午3点半") == "2026-01-16 15:30:00");
  CHECK(typed("今天 9点10分") == "2026-01-14 09:10:00");
  CHECK(typed("前天晚上8点") == "2026-01-12 20:00:00");
  CHECK(typed("大后天 上午 10:30") == "2026-01-17 10:30:00");
}

TEST_CASE("today is the day in the zone, not in UTC") {
  CHECK(parse_time("today 01:00", at("2026-01-14T20:00:00Z"), Zone::load("Asia/Shanghai")) ==
        at("2026-01-14T17:00:00Z"));
}

TEST_CASE("a weekday is the next one") {
  CHECK(typed("mon 9:00") == "2026-01-19 09:00:00");
  CHECK(typed("wed 11:00") == "2026-01-14 11:00:00");
  CHECK(typed("wed 9:00") == "2026-01-21 09:00:00");
  CHECK(typed("wed 10:00") == "2026-01-21 10:00:00");
  CHECK(typed("Wednesday 11:00") == "2026-01-14 11:00:00");
  CHECK(typed("thu") == "2026-01-15 00:00:00");
  CHECK(typed("周五 9点") == "2026-01-16 09:00:00");
  CHECK(typed("星期日 8:00") == "2026-01-18 08:00:00");
  CHECK(typed("周天8点") == "2026-01-18 08:00:00");
}

TEST_CASE("the last weekday is the latest one before today") {
  CHECK(typed("last fri 14:00") == "2026-01-09 14:00:00");
  CHECK(typed("last tue 14:00") == "2026-01-13 14:00:00");
  CHECK(typed("last wed 9:00") == "2026-01-07 09:00:00");
  CHECK(typed("last Monday") == "2026-01-12 00:00:00");
}

TEST_CASE("上周, 本周 and 下周 are weeks that begin on Monday") {
  CHECK(typed("上周五 14:00") == "2026-01-09 14:00:00");
  CHECK(typed("上周一 14:00") == "2026-01-05 14:00:00");
  CHECK(typed("上周日 14:00") == "2026-01-11 14:00:00");
  CHECK(typed("上个星期二 9点") == "2026-01-06 09:00:00");
  CHECK(typed("本周一 9点") == "2026-01-12 09:00:00");
  CHECK(typed("这周五 9点") == "2026-01-16 09:00:00");
  CHECK(typed("下周一 9点") == "2026-01-19 09:00:00");
}

TEST_CASE("Chinese dates, this year where none is written") {
  CHECK(typed("1月5日 9:00") == "2026-01-05 09:00:00");
  CHECK(typed("12月31日23:00") == "2026-12-31 23:00:00");
  CHECK(typed("2025年12月31日 9点") == "2025-12-31 09:00:00");
  CHECK(typed("3月8号") == "2026-03-08 00:00:00");
  CHECK(typed_refusal("2月30日 9:00") == "2 time.not_a_time");
  CHECK(typed_refusal("13月1日") == "2 time.not_a_time");
}

TEST_CASE("parts of the Chinese day decide about twelve hours") {
  CHECK(typed("上午9点") == "2026-01-14 09:00:00");
  CHECK(typed("上午12点") == "2026-01-14 12:00:00");
  CHECK(typed("中午12点") == "2026-01-14 12:00:00");
  CHECK(typed("中午1点") == "2026-01-14 13:00:00");
  CHECK(typed("下午3:20") == "2026-01-14 15:20:00");
  CHECK(typed("下午15:20") == "2026-01-14 15:20:00");
  CHECK(typed("晚上11点") == "2026-01-14 23:00:00");
  CHECK(typed("晚上12点") == "2026-01-15 00:00:00");
  CHECK(typed("凌晨2点") == "2026-01-14 02:00:00");
  for (const std::string text : {"凌晨9点", "上午14点", "晚上2点", "下午9点", "中午5点"}) {
    CAPTURE(text);
    CHECK(typed_refusal(text) == "2 time.not_a_time");
  }
}

TEST_CASE("full-width digits, colons and spaces are read") {
  CHECK(typed("０９：００") == "2026-01-14 09:00:00");
  CHECK(typed("9：05") == "2026-01-14 09:05:00");
  CHECK(typed("２０２６－０１－０５　０９：００") == "2026-01-05 09:00:00");
  CHECK(typed("昨天　14：00") == "2026-01-13 14:00:00");
  CHECK(typed("－２ｈ") == "2026-01-14 08:00:00");
}

TEST_CASE("a reading that a zone change skips is refused (clock rule 1)") {
  CHECK(typed_refusal("2026-03-08 02:30", "America/New_York") == "2 time.skipped_reading");
  CHECK(typed_refusal("2026-03-08 03:00", "America/New_York") == "accepted");
  CHECK(typed_refusal("2011-12-30 12:00", "Pacific/Apia") == "2 time.skipped_reading");
  CHECK(typed_refusal("2011-12-30", "Pacific/Apia") == "2 time.skipped_reading");
  CHECK(typed_refusal("2018-11-04 00:30", "America/Sao_Paulo") == "2 time.skipped_reading");
  CHECK(hint_of([] { parse_time("2026-03-08 02:30", now, Zone::load("America/New_York")); },
                "time.hint.gap_end") == "2026-03-08 03:00:00 -04:00");
}

TEST_CASE("a day that begins after a gap begins where the gap ends") {
  CHECK(typed("2018-11-04", "America/Sao_Paulo") == "2018-11-04 01:00:00");
  CHECK(typed("2018-11-03 24:00", "America/Sao_Paulo") == "2018-11-04 01:00:00");
}

TEST_CASE("a repeated reading is its first moment") {
  CHECK(parse_time("2026-11-01 01:30", now, Zone::load("America/New_York")) ==
        at("2026-11-01T05:30:00Z"));
}

TEST_CASE("whatever is no moment is refused as a wrong call, with what is understood") {
  for (const std::string text : {"",
                                 " ",
                                 "soon",
                                 "tomorow",
                                 "9",
                                 "9:5",
                                 "25:00",
                                 "09:60",
                                 "2026-02-30",
                                 "2026-02-30 9:00",
                                 "2026-1-5 09:00",
                                 "2026/01/05",
                                 "2026-01-0509:00",
                                 "mon9:00",
                                 "today9:00",
                                 "-2",
                                 "-",
                                 "2h",
                                 "-2x",
                                 "-3bd",
                                 "-1mo",
                                 "ago",
                                 "前",
                                 "2 hours ago",
                                 "last",
                                 "last week",
                                 "周八 9点",
                                 "上周",
                                 "9点70分",
                                 "9点10分5",
                                 "now now",
                                 "09:00 today",
                                 "2026-01-05T",
                                 "2026-01-05 T09:00",
                                 "todayT09:00",
                                 "last thurst9:00",
                                 "2026-02-30today",
                                 "1月",
                                 "下午",
                                 "2016-12-31T23:59:60Z",
                                 "-101y",
                                 "--2h",
                                 "+-2h",
                                 "99999999999999999999:00",
                                 "2026-01-05 09:00 +08:00x"}) {
    CAPTURE(text);
    CHECK(typed_refusal(text) == "2 time.not_a_time");
  }
  CHECK(hint_of([] { parse_time("soon", now, Zone::utc()); }, "time.hint.time_forms") == "");
  CHECK(hint_of([] { parse_time("2016-12-31T23:59:60Z", now, Zone::utc()); },
                "time.hint.second_60") == "");
}

TEST_CASE("bytes that are no text are refused") {
  for (const std::string& text :
       {std::string("\xef\xbc"), std::string("\xef"), std::string("9\0:00", 5),
        std::string("\xff\xfe"), std::string(100000, '9'), std::string(100000, ' '),
        std::string("\xef\xbd\xbf")}) {
    CHECK(typed_refusal(text) == "2 time.not_a_time");
  }
}
