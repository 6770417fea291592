#include "svcdesk/time/duration.hpp"

#include "near.hpp"

using namespace near;

namespace {

std::string duration_refusal(const std::string& text) {
  return refusal([&] { parse_duration(text); });
}

std::string offered(const std::string& text) {
  return hint_of([&] { parse_duration(text); }, "time.hint.did_you_mean");
}

}  // namespace

TEST_CASE("durations are a count and a unit (CAL-2, ruling 1)") {
  CHECK(parse_duration("90s") == Duration{90, Unit::second});
  CHECK(parse_duration("15m") == Duration{15, Unit::minute});
  CHECK(parse_duration("24h") == Duration{24, Unit::hour});
  CHECK(parse_duration("3d") == Duration{3, Unit::day});
  CHECK(parse_duration("2w") == Duration{2, Unit::week});
  CHECK(parse_duration("3bd") == Duration{3, Unit::working_day});
  CHECK(parse_duration("1mo") == Duration{1, Unit::month});
  CHECK(parse_duration("2y") == Duration{2, Unit::year});
  CHECK(parse_duration("0m") == Duration{0, Unit::minute});
}

TEST_CASE("a day is 86,400 counted seconds and a week seven of them (ruling 1)") {
  CHECK(parse_duration("3d").seconds() == 259200s);
  CHECK(parse_duration("2w").seconds() == 1209600s);
  CHECK(parse_duration("24h").seconds() == 86400s);
  CHECK(parse_duration("15m").seconds() == 900s);
  CHECK(parse_duration("90s").seconds() == 90s);
}

TEST_CASE("days keep their unit, so that a contract can be checked (ruling 1)") {
  CHECK(parse_duration("1d").unit == Unit::day);
  CHECK_FALSE(parse_duration("1d") == parse_duration("24h"));
  CHECK(parse_duration("1w2d") == Duration{9, Unit::day});
}

TEST_CASE("the three kinds of durations are told apart (CAL-2)") {
  for (const char* text : {"1s", "1m", "1h", "1d", "1w"}) {
    CHECK(parse_duration(text).is_counted());
    CHECK_FALSE(parse_duration(text).is_civil());
    CHECK_FALSE(parse_duration(text).is_working_days());
  }
  CHECK(parse_duration("3bd").is_working_days());
  CHECK_FALSE(parse_duration("3bd").is_counted());
  for (const char* text : {"1mo", "1y"}) {
    CHECK(parse_duration(text).is_civil());
    CHECK_FALSE(parse_duration(text).is_counted());
  }
}

TEST_CASE("working days, months and years have no seconds (ruling 1)") {
  for (const char* text : {"3bd", "1mo", "1y"}) {
    CHECK(refusal([&] { parse_duration(text).seconds(); }) == "5 time.not_counted");
  }
}

TEST_CASE("a sum is one duration in its smallest unit (CAL-2)") {
  CHECK(parse_duration("1h 30m") == Duration{90, Unit::minute});
  CHECK(parse_duration("1h30m") == Duration{90, Unit::minute});
  CHECK(parse_duration("1h 1s") == Duration{3601, Unit::second});
  CHECK(parse_duration("1y 6mo") == Duration{18, Unit::month});
}

TEST_CASE("sums of unlike kinds are refused, with what they come to (CAL-2)") {
  for (const std::string text :
       {"1d 12h", "3bd 2h", "1mo 3d", "1y 1bd", "1w 1bd", "30m 1h", "1h1h", "1h  30m"}) {
    CAPTURE(text);
    CHECK(duration_refusal(text) == "5 time.bad_duration");
  }
  CHECK(offered("1d 12h") == "36h");
}

TEST_CASE("zero working days are refused (ruling 9)") {
  CHECK(duration_refusal("0bd") == "5 time.bad_duration");
}

TEST_CASE("whatever is no duration is refused (CAL-2)") {
  for (const std::string text :
       {"",     " ",    "m",      "15",    "-15m", "+15m",   "15 m",
        " 15m", "15m ", "1.5h",   "15M",   "1e3s", "15min",  "0x10m",
        "15mm", "1h30", "15分钟", "１５m", "m15",  "1h,30m", "99999999999999999999s",
        "∞"}) {
    CAPTURE(text);
    CHECK(duration_refusal(text) == "5 time.bad_duration");
  }
  CHECK(duration_refusal(std::string("15m\0", 4)) == "5 time.bad_duration");
  CHECK(duration_refusal("\xff\xfe") == "5 time.bad_duration");
}

TEST_CASE("more than 100 years is refused, 100 years are not (CAL-2)") {
  for (const char* text : {"100y", "1200mo", "36525bd", "36525d", "5217w", "876600h", "52596000m",
                           "3155760000s", "876599h 60m"}) {
    CAPTURE(text);
    CHECK(duration_refusal(text) == "accepted");
  }
  for (const char* text : {"101y", "1201mo", "36526bd", "36526d", "5218w", "876601h", "52596001m",
                           "3155760001s", "876600h 1m", "100y 1mo"}) {
    CAPTURE(text);
    CHECK(duration_refusal(text) == "5 time.bad_duration");
  }
}

TEST_CASE("the likely spelling is offered (CAL-2)") {
  CHECK(offered("3O m") == "30m");
  CHECK(offered("15 min") == "15m");
  CHECK(offered("15M") == "15m");
  CHECK(offered("2 hours") == "2h");
  CHECK(offered("2 hours 30 minutes") == "150m");
  CHECK(offered("1.5h") == "90m");
  CHECK(offered("3 working days") == "3bd");
  CHECK(offered("3个工作日") == "3bd");
  CHECK(offered("15分钟") == "15m");
  CHECK(offered("１５m") == "15m");
  CHECK(offered("2 months") == "2mo");
  CHECK(offered("soon") == "-");
  CHECK(offered("15") == "-");
}

TEST_CASE("what is printed reads back equal (CAL-2)") {
  for (const char* text : {"90s", "15m", "24h", "3d", "2w", "3bd", "1mo", "2y", "1h30m", "0s"}) {
    CHECK(parse_duration(to_string(parse_duration(text))) == parse_duration(text));
  }
  CHECK(to_string(Duration{15, Unit::minute}) == "15m");
  CHECK(to_string(Duration{3, Unit::working_day}) == "3bd");
}

TEST_CASE("lengths are told to people in at most two units") {
  CHECK(for_people(0s, Language::en) == "0 min");
  CHECK(for_people(59s, Language::en) == "59 s");
  CHECK(for_people(18min, Language::en) == "18 min");
  CHECK(for_people(90s, Language::en) == "1 min 30 s");
  CHECK(for_people(1h, Language::en) == "1 h");
  CHECK(for_people(1h + 30s, Language::en) == "1 h");
  CHECK(for_people(76h, Language::en) == "3 d 4 h");
  CHECK(for_people(72h + 59min, Language::en) == "3 d");
  CHECK(for_people(-90min, Language::en) == "-1 h 30 min");
  CHECK(for_people(18min, Language::zh_cn) == "18 分钟");
  CHECK(for_people(76h, Language::zh_cn) == "3 天 4 小时");
  CHECK(for_people(61s, Language::zh_cn) == "1 分钟 1 秒");
}

TEST_CASE("a month later is the same day number, else the month's last day (ruling 1)") {
  CHECK(add_months(day("2026-01-05"), 1) == day("2026-02-05"));
  CHECK(add_months(day("2026-01-31"), 1) == day("2026-02-28"));
  CHECK(add_months(day("2028-01-31"), 1) == day("2028-02-29"));
  CHECK(add_months(day("2028-02-29"), 12) == day("2029-02-28"));
  CHECK(add_months(day("2026-03-31"), -1) == day("2026-02-28"));
  CHECK(add_months(day("2026-12-31"), 2) == day("2027-02-28"));
  CHECK(add_months(day("2026-01-15"), -13) == day("2024-12-15"));
  CHECK(add_months(day("2026-01-15"), 0) == day("2026-01-15"));
}

TEST_CASE("steps by months from one anchor do not drift (lesson taskwarrior#1880)") {
  const Date anchor = day("2026-01-31");
  int last_days = 0;
  for (int month = 0; month < 48; ++month) {
    const std::chrono::year_month_day stepped{add_months(anchor, month)};
    const std::chrono::year_month_day_last last{stepped.year() / stepped.month() /
                                                std::chrono::last};
    CHECK(stepped.day() == last.day());
    last_days += stepped.day() == std::chrono::day{31} ? 1 : 0;
  }
  CHECK(last_days == 28);
}
