#include "svcdesk/time/holidays.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "near.hpp"
#include "places.hpp"
#include "svcdesk/base/json.hpp"

using namespace near;

namespace {

CalendarEntry entry(std::string summary, std::string_view first, std::string_view last) {
  return {std::move(summary), day(first), day(last)};
}

// The mainland's 2026 as the State Council's notice gives it.
std::vector<CalendarEntry> mainland_2026() {
  return {entry("元旦假期", "2026-01-01", "2026-01-03"),
          entry("上班(补元旦假期)", "2026-01-04", "2026-01-04"),
          entry("春节假期", "2026-02-15", "2026-02-23"),
          entry("上班(补春节假期)", "2026-02-14", "2026-02-14"),
          entry("上班(补春节假期)", "2026-02-28", "2026-02-28"),
          entry("清明节假期", "2026-04-04", "2026-04-06"),
          entry("劳动节假期", "2026-05-01", "2026-05-05"),
          entry("上班(补劳动节假期)", "2026-05-09", "2026-05-09"),
          entry("端午节假期", "2026-06-19", "2026-06-21"),
          entry("中秋节假期", "2026-09-25", "2026-09-27"),
          entry("国庆节假期", "2026-10-01", "2026-10-07"),
          entry("上班(补国庆节假期)", "2026-09-20", "2026-09-20"),
          entry("上班(补国庆节假期)", "2026-10-10", "2026-10-10")};
}

Calendar mainland(const DaysOff& days) {
  CalendarRules rules = weekdays("Asia/Shanghai", hours({"09:00-12:00", "13:30-18:00"}));
  rules.holidays = days.holidays;
  rules.workdays = days.workdays;
  return Calendar(rules);
}

int working_days(const Calendar& calendar, int year) {
  int count = 0;
  for (Date date{std::chrono::year{year} / 1 / 1}; date < Date{std::chrono::year{year + 1} / 1 / 1};
       date += std::chrono::days{1}) {
    count += calendar.counted_on(date) > 0s ? 1 : 0;
  }
  return count;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The days of a published JSON file, each an entry of its own.
std::vector<CalendarEntry> published(const std::string& path) {
  std::vector<CalendarEntry> entries;
  const Json json = Json::parse(bytes_of(path));
  for (const Json& each : json["days"].items()) {
    const Date date = day(each["date"].string());
    const std::string kind = each["isOffDay"].boolean() ? "假期" : "上班";
    entries.push_back({each["name"].string() + kind, date, date});
  }
  return entries;
}

// The all-day events of a simple iCalendar file whose lines of interest are not folded.
std::vector<CalendarEntry> all_day_events(const std::string& path) {
  const auto date = [](const std::string& line) {
    const std::string digits = line.substr(line.find(':') + 1, 8);
    return day(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2));
  };
  std::ifstream file(path);
  std::vector<CalendarEntry> entries;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("SUMMARY:")) entries.push_back({line.substr(8), {}, {}});
    if (line.starts_with("DTSTART;VALUE=DATE:")) entries.back().first = date(line);
    if (line.starts_with("DTEND;VALUE=DATE:")) {
      entries.back().last = date(line) - std::chrono::days{1};
    }
  }
  return entries;
}

}  // namespace

TEST_CASE("a make-up day says so in its summary (CAL-1)") {
  for (const char* summary :
       {"春节 补班 (第1天/共2天)", "上班(补元旦假期)", "国庆节调休上班", "补班", "Workday",
        "Special working day", "Make-up day", "MAKEUP WORK"}) {
    CAPTURE(summary);
    CHECK(is_make_up_day(summary));
  }
}

TEST_CASE("whatever else an entry says is a holiday (CAL-1)") {
  for (const char* summary :
       {"春节 休假 (第2天/共9天)", "元旦假期", "国庆节 调休", "放假", "Spring Festival", "",
        "中秋节、国庆节假期", "Non-working day", "nonworking day", "不上班"}) {
    CAPTURE(summary);
    CHECK_FALSE(is_make_up_day(summary));
  }
}

TEST_CASE("entries become dates, both ends included (CAL-1)") {
  const DaysOff days = days_off({entry("劳动节假期", "2026-05-01", "2026-05-05"),
                                 entry("上班(补劳动节假期)", "2026-05-09", "2026-05-09")});
  CHECK(days.holidays.size() == 5);
  CHECK(days.holidays.contains(day("2026-05-01")));
  CHECK(days.holidays.contains(day("2026-05-05")));
  CHECK(days.workdays == std::set<Date>{day("2026-05-09")});
  CHECK(days_off({}) == DaysOff{});
}

TEST_CASE("a date that is holiday and make-up day in one source is an error (clock rule 2)") {
  CHECK(refusal([] {
          days_off({entry("劳动节假期", "2026-05-01", "2026-05-05"),
                    entry("上班", "2026-05-03", "2026-05-03")});
        }) == "5 time.holiday_and_workday");
}

TEST_CASE("mainland China has 248 working days in 2026 (CAL-1)") {
  const Calendar calendar = mainland(days_off(mainland_2026()));
  CHECK(working_days(calendar, 2026) == 248);
  CHECK(calendar.between(wall("2026-01-01 00:00:00 +08:00"), wall("2027-01-01 00:00:00 +08:00")) ==
        248 * (7h + 30min));
}

TEST_CASE("a promise runs through the Spring Festival of 2026 (CAL-1, lesson glpi#467)") {
  const Calendar calendar = mainland(days_off(mainland_2026()));
  CHECK(calendar.add(wall("2026-02-13 17:00:00 +08:00"), 9h + 30min) ==
        wall("2026-02-24 10:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-02-13"), 2) == wall("2026-02-24 18:00:00 +08:00"));
  CHECK(calendar.close_of_working_day(day("2026-02-15"), -5) == wall("2026-02-10 18:00:00 +08:00"));
}

TEST_CASE("published calendars of 2023 to 2025 give the known working days (CAL-1)") {
  const std::string folder = test::shared_data() + "/holidays/holiday-cn-";
  if (!std::filesystem::exists(folder + "2023.json")) {
    MESSAGE("skipped: no shared data");
    return;
  }
  std::vector<CalendarEntry> entries;
  for (const char* year : {"2023", "2024", "2025"}) {
    const auto more = published(folder + year + ".json");
    entries.insert(entries.end(), more.begin(), more.end());
  }
  const Calendar calendar = mainland(days_off(entries));
  CHECK(working_days(calendar, 2023) == 249);
  CHECK(working_days(calendar, 2024) == 251);
  CHECK(working_days(calendar, 2025) == 248);
}

TEST_CASE("the published calendar of 2026 is the one of these tests (CAL-1)") {
  const std::string path = test::shared_data() + "/holidays/holiday-cn-2026.ics";
  if (!std::filesystem::exists(path)) {
    MESSAGE("skipped: no shared data");
    return;
  }
  const DaysOff days = days_off(all_day_events(path));
  CHECK(days == days_off(mainland_2026()));
  CHECK(working_days(mainland(days), 2026) == 248);
}
