#include "svcdesk/time/zone.hpp"

#include <filesystem>

#include "near.hpp"

using namespace near;

namespace {

std::string load_refusal(const std::string& name) {
  return refusal([&] { Zone::load(name); });
}

LocalSeconds reading(std::string_view date, Seconds time) { return day(date) + time; }

}  // namespace

TEST_CASE("an IANA zone is read from the system's tzdata (CAL-1)") {
  const Zone zone = Zone::load("Asia/Shanghai");
  CHECK(zone.name() == "Asia/Shanghai");
  CHECK(zone.offset(at("2026-01-05T00:00:00Z")) == 8h);
  CHECK(zone.local(at("2026-01-05T01:00:00Z")) == reading("2026-01-05", 9h));
  CHECK(zone.date(at("2026-01-05T15:59:59Z")) == day("2026-01-05"));
  CHECK(zone.date(at("2026-01-05T16:00:00Z")) == day("2026-01-06"));
}

TEST_CASE("UTC needs no tzdata (CAL-1)") {
  CHECK(Zone::utc().name() == "UTC");
  CHECK(Zone::utc().offset(at("2026-07-05T00:00:00Z")) == 0s);
  CHECK(Zone::load("UTC").instant(reading("2026-01-05", 9h)) == at("2026-01-05T09:00:00Z"));
  CHECK_FALSE(Zone::utc().next_change(at("1900-01-01T00:00:00Z")));
}

TEST_CASE("a name that tzdata lacks is refused and never taken for UTC (CAL-1)") {
  for (const std::string name :
       {"Asia/Beijing", "Mars/Olympus", "asia/shanghai", "", "CST8", "UTC+8", "tzdata.zi", "Asia",
        "Asia/", "Asia/Shanghai ", "Asia//Shanghai\n", "北京"}) {
    CAPTURE(name);
    CHECK(load_refusal(name) == "5 time.unknown_zone");
  }
}

TEST_CASE("paths, the machine's own zone and copies with leap seconds are refused (CAL-1)") {
  for (const std::string name :
       {"/etc/localtime", "localtime", "../../etc/localtime", "file:/etc/localtime",
        "libc:localtime", "right/Asia/Shanghai", "posix/Asia/Shanghai", "posixrules", "Factory",
        "Fixed/UTC+08:00:00", "Fixed/UTC"}) {
    CAPTURE(name);
    CHECK(load_refusal(name) == "5 time.unknown_zone");
  }
  CHECK(load_refusal(std::string("Asia/Shanghai\0x", 15)) == "5 time.unknown_zone");
}

TEST_CASE("an unknown zone comes with the one that was probably meant (CAL-1)") {
  const auto meant = [](const char* name) {
    return hint_of([&] { Zone::load(name); }, "time.hint.did_you_mean");
  };
  CHECK(meant("Asia/Beijing") == "Asia/Shanghai");
  CHECK(meant("asia/shanghai") == "Asia/Shanghai");
  CHECK(meant("Asia/Shangai") == "Asia/Shanghai");
  CHECK(meant("UTC+8") == "Asia/Shanghai");
  CHECK(meant("Europe/berlin") == "Europe/Berlin");
  CHECK(meant("qqqqqqqqqqqqqqq") == "-");
}

TEST_CASE("a repeated reading is its first moment (clock rule 1)") {
  const Zone zone = Zone::load("Europe/Berlin");
  CHECK(zone.instant(reading("2026-10-25", 2h + 30min)) == at("2026-10-25T00:30:00Z"));
  CHECK(zone.local(at("2026-10-25T01:30:00Z")) == reading("2026-10-25", 2h + 30min));
}

TEST_CASE("a skipped reading is the moment at which the gap ends (clock rule 1)") {
  const Zone zone = Zone::load("America/New_York");
  CHECK(zone.instant(reading("2026-03-08", 2h)) == at("2026-03-08T07:00:00Z"));
  CHECK(zone.instant(reading("2026-03-08", 2h + 59min)) == at("2026-03-08T07:00:00Z"));
  CHECK(zone.instant(reading("2026-03-08", 3h)) == at("2026-03-08T07:00:00Z"));
}

TEST_CASE("the changes of offset come in order, abbreviations alone are none (clock rule 1)") {
  const Zone zone = Zone::load("America/New_York");
  const auto spring = zone.next_change(at("2026-01-01T00:00:00Z"));
  REQUIRE(spring);
  CHECK(*spring == at("2026-03-08T07:00:00Z"));
  CHECK(*zone.next_change(*spring) == at("2026-11-01T06:00:00Z"));
  CHECK(*zone.next_change(*spring - 1s) == *spring);
  for (const char* name : {"America/New_York", "Europe/London", "Asia/Tehran", "Africa/Casablanca",
                           "Asia/Shanghai", "Pacific/Apia", "Antarctica/Troll"}) {
    CAPTURE(name);
    const Zone each = Zone::load(name);
    int changes = 0;
    for (auto change = each.next_change(at("1850-01-01T00:00:00Z"));
         change && *change < at("2050-01-01T00:00:00Z"); change = each.next_change(*change)) {
      CHECK(each.offset(*change) != each.offset(*change - 1s));
      ++changes;
    }
    CHECK(changes > 5);
  }
}

TEST_CASE("half-hour summer time has half-hour changes (clock rule 1)") {
  const Zone zone = Zone::load("Australia/Lord_Howe");
  CHECK(zone.offset(at("2026-01-05T00:00:00Z")) == 11h);
  CHECK(zone.offset(at("2026-07-05T00:00:00Z")) == 10h + 30min);
  CHECK(*zone.next_change(at("2026-01-05T00:00:00Z")) == at("2026-04-04T15:00:00Z"));
}

TEST_CASE("a zone without summer time has no further change (clock rule 1)") {
  CHECK_FALSE(Zone::load("Asia/Shanghai").next_change(at("1992-01-01T00:00:00Z")));
  CHECK_FALSE(Zone::load("Asia/Shanghai").next_change(at("2600-01-01T00:00:00Z")));
  CHECK(Zone::load("Asia/Shanghai").next_change(at("1990-01-01T00:00:00Z")));
}

TEST_CASE("summer time goes on after 2037 and after the library's tables end (clock rule 1)") {
  const Zone zone = Zone::load("America/New_York");
  CHECK(zone.offset(at("2038-07-01T00:00:00Z")) == -4h);
  CHECK(zone.offset(at("5000-07-01T00:00:00Z")) == -4h);
  for (const char* start : {"2099-01-01T00:00:00Z", "2436-06-01T00:00:00Z", "2437-12-01T00:00:00Z",
                            "2500-01-01T00:00:00Z", "9000-01-01T00:00:00Z"}) {
    CAPTURE(start);
    const auto change = zone.next_change(at(start));
    REQUIRE(change);
    CHECK(*change - at(start) < 24h * 300);
    CHECK(zone.offset(*change) != zone.offset(*change - 1s));
    CHECK(zone.offset(at(start)) == zone.offset(*change - 1s));
  }
}

TEST_CASE("a date that a zone skipped does not exist (ruling 14)") {
  const Zone apia = Zone::load("Pacific/Apia");
  CHECK(apia.exists(day("2011-12-29")));
  CHECK_FALSE(apia.exists(day("2011-12-30")));
  CHECK(apia.exists(day("2011-12-31")));
  CHECK_FALSE(Zone::load("Pacific/Kwajalein").exists(day("1993-08-21")));
  CHECK(Zone::load("America/Sao_Paulo").exists(day("2018-11-04")));  // begins at 01:00
  CHECK(Zone::load("Asia/Shanghai").exists(day("2011-12-30")));
  CHECK(Zone::load("America/Juneau").exists(day("1867-10-18")));
}

TEST_CASE("the version of tzdata is told (decision 5)") {
  const std::string version = Zone::data_version();
  if (!std::filesystem::exists("/usr/share/zoneinfo/tzdata.zi")) {
    MESSAGE("skipped: no tzdata.zi");
    return;
  }
  CHECK(version.size() >= 5);
  CHECK(version.starts_with("20"));
}
