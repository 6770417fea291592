#include "svcdesk/contract/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "reading.hpp"
#include "svcdesk/contract/keys.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::contract;

namespace {

Reading fragment(const std::string& text) { return read_fragment(text, "f.toml", {}); }
Reading contract_of(const std::string& text) {
  return read_contract(text, "c.toml", testing::golden_sources());
}

double seconds_to_read(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  const Reading reading = contract_of(text);
  CHECK_FALSE(reading.valid());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("a file with nothing but calendars is a fragment, not a contract (CON-2)") {
  const std::string text =
      "svcdesk = 1\n[calendars.office]\ntimezone = \"Asia/Shanghai\"\n"
      "week = { mon-fri = [\"09:00-17:00\"] }\n";
  const Reading reading = fragment(text);
  CHECK(testing::words(reading) == "");
  REQUIRE(reading.contract.calendars.size() == 2);
  CHECK(reading.contract.calendars[0].name == "always");
  CHECK(reading.contract.calendars[1].zone == "Asia/Shanghai");
  CHECK_FALSE(contract_of(text).valid());
}

TEST_CASE("a fragment may name levels, roles and channels that it does not have (CON-2)") {
  const Reading reading = fragment(
      "svcdesk = 1\n[[obligations]]\nname = \"response\"\non = \"case\"\nstarts = \"opened\"\n"
      "met-by = \"responded\"\nvoid-by = \"closed\"\nwithin = { P1 = \"15m\" }\n"
      "escalate = [{ at = \"breach\", to = [\"boss\"], by = [\"pager\"] }]\n");
  CHECK(testing::words(reading) == "");
  CHECK(reading.contract.obligations.at(0).within.levels.at("P1") ==
        time::Duration{15, time::Unit::minute});
}

TEST_CASE("a fragment's own mistakes are found (CON-2)") {
  CHECK_FALSE(fragment("[calendars.x]\nhours = \"24x7\"\n").valid());
  CHECK_FALSE(fragment("svcdesk = 1\n[calendars.x]\nweek = { mon = [\"09:00-09:00\"] }\n").valid());
  CHECK_FALSE(fragment("svcdesk = 1\n[calendars.x]\nweek = { mon = [\"9-12\"] }\n").valid());
}

TEST_CASE("a whole contract is a fragment too (CON-2)") {
  CHECK(read_fragment(testing::example_text(), "e.toml", {}).valid());
}

TEST_CASE("load_contract() throws all findings at once (CON-2)") {
  const std::string text = testing::small_contract_with("timezone", "timezon");
  try {
    load_contract(text, "c.toml", {});
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid);
    CHECK(error.findings().size() == 2);
    CHECK(error.rule() == "CON-2");
  }
  CHECK(load_contract(testing::small_contract(), "c.toml", {}).id == "T-1");
}

TEST_CASE("names, lines and defaults are read as they stand (CON-1)") {
  const Contract contract = contract_of(testing::small_contract()).contract;
  const Obligation& one = contract.obligations.at(0);
  CHECK(one.line == 23);
  CHECK(std::ranges::count(one.lines, KeyLine{"within", 27}) == 1);
  CHECK(one.steps.at(0).line == 31);
  CHECK(one.starts.at(0).event == "case.opened");
  CHECK(one.met_by.at(0).event == "case.responded");
  CHECK(contract.default_level == "P1");
  CHECK(contract.channels == std::vector<std::string>{"email", "sms"});
  CHECK(contract.level("P1")->name.en == "Emergency");
  CHECK(contract.holders("boss").size() == 1);
  CHECK(contract.person("li")->addresses.at("mobile") == "+86 100");
}

TEST_CASE("a name given once belongs to the contract's language (CON-1)") {
  const Reading reading =
      contract_of(testing::small_contract_with("[calendars", "language = \"zh-CN\"\n[calendars"));
  CHECK(reading.contract.level("P1")->name.zh_cn == "Emergency");
  CHECK(reading.contract.level("P1")->name.en.empty());
}

TEST_CASE("a table by level keeps what it says and nothing else (ruling 2)") {
  const Contract contract =
      contract_of(testing::small_contract_with("within = \"15m\"", "within = { P1 = \"15m\" }"))
          .contract;
  const auto& within = contract.obligations.at(0).within;
  REQUIRE(within.of("P1"));
  CHECK(within.of("P2") == nullptr);
}

TEST_CASE("24x7 is exact, and 00:00-24:00 is the whole day (lesson zammad#3180)") {
  const Contract contract =
      contract_of(
          testing::small_contract_with("week = { mon-fri = [\"09:00-12:00\", \"13:30-18:00\"] }",
                                       "week = { mon-sun = [\"00:00-24:00\"] }"))
          .contract;
  for (const auto& day : contract.calendars.at(1).week) {
    CHECK(day == time::DayHours{{0, 86'400}});
  }
}

TEST_CASE("make-up working days take the hours of the first open weekday (lesson glpi#467)") {
  const Contract contract = contract_of(testing::small_contract_with(
                                            "[levels.P1]", "workdays = [2026-02-14]\n[levels.P1]"))
                                .contract;
  CHECK(contract.calendars.at(1).workdays.count(time::parse_date("2026-02-14")) == 1);
  CHECK(contract.calendars.at(1).workday_hours == contract.calendars.at(1).week[0]);
}

TEST_CASE("dates written in the contract beat imported ones (clock rule 2)") {
  const Reading reading = contract_of(testing::small_contract_with(
      "[levels.P1]",
      "holidays = [\"cn-2026.days\", 2026-02-14]\nworkdays = [2026-02-16]\n[levels.P1]"));
  CHECK(reading.valid());
  const auto& rules = reading.contract.calendars.at(1);
  CHECK(rules.holidays.count(time::parse_date("2026-02-14")) == 1);
  CHECK(rules.workdays.count(time::parse_date("2026-02-14")) == 0);
  CHECK(rules.workdays.count(time::parse_date("2026-02-16")) == 1);
  CHECK(rules.holidays.count(time::parse_date("2026-02-16")) == 0);
  REQUIRE(reading.contract.files.size() == 1);
  CHECK(reading.contract.files[0].sha256.size() == 64);
  CHECK(reading.contract.files[0].use == FileUse::calendar);
}

TEST_CASE("holidays find their first days in calendar files, the contract's own win (ruling 12)") {
  const Reading reading = contract_of(testing::small_contract_with(
      "[levels.P1]",
      "holidays = [\"cn-2026.days\"]\n[holidays.spring]\naliases = [\"春节\"]\n"
      "[holidays.national]\nname = \"国庆\"\nfirst-days = [2026-09-30]\n[levels.P1]"));
  const auto& holidays = reading.contract.holidays;
  REQUIRE(holidays.size() == 2);
  CHECK(holidays[0].first_days == std::vector<Date>{time::parse_date("2026-02-15")});
  CHECK(holidays[1].first_days == std::vector<Date>{time::parse_date("2026-09-30")});
}

TEST_CASE("a bomb is refused quickly and says why (CON-2)") {
  CHECK(seconds_to_read(std::string().append(10'000'000, 'a')) < 1);
  CHECK(seconds_to_read("a = " + std::string(100'000, '[') + std::string(100'000, ']')) < 1);
  CHECK(seconds_to_read("[" + std::string(200'000, 'a') + "." + std::string(100, '.') + "]") < 1);
  std::string dots = "a";
  for (int i = 0; i < 100'000; ++i) dots += ".a";
  CHECK(seconds_to_read(dots + " = 1") < 1);
  std::string keys;
  for (int i = 0; i < 300'000; ++i) keys += "k" + std::to_string(i) + "=1\n";
  CHECK(seconds_to_read(keys) < 1);
}

TEST_CASE("dots and brackets in texts and comments are no depth (CON-2)") {
  const std::string dots(200, '.');
  const std::string brackets(200, '[');
  const Reading reading = contract_of(testing::small_contract_with(
      "customer = \"Example Bureau\"", "customer = \"" + dots + brackets + "\" # " + dots +
                                           brackets + "\ntitle = '''" + brackets + "\n\\'''"));
  CHECK(testing::words(reading) == "");
}

TEST_CASE("no bytes whatever stop the reader (CON-2)") {
  const std::string text = testing::example_text();
  for (std::size_t size = 0; size < text.size(); size += 997) contract_of(text.substr(0, size));
  CHECK_FALSE(contract_of(std::string("\xff\xfe\0 = 1", 7)).valid());
  CHECK_FALSE(contract_of(std::string(100, '\0')).valid());
  CHECK_FALSE(contract_of("[[[[[[").valid());
  CHECK_FALSE(contract_of("a = \"\"\"").valid());
  CHECK_FALSE(contract_of("= = =\n= =\n").valid());
  CHECK_FALSE(contract_of("a = 99999999999999999999\n").valid());
  CHECK_FALSE(contract_of("a = 2026-02-30\n").valid());
  CHECK_FALSE(contract_of("a = '\\uD800'\nb = \"\\uD800\"").valid());
}

TEST_CASE("a changed byte or a lost line is a finding or harmless, never the end (CON-2)") {
  const std::string text = testing::small_contract();
  std::mt19937 random(20260112);
  const std::string marks = "[]{}\"'=.,#\n\\0-:é";
  for (int i = 0; i < 400; ++i) {
    std::string changed = text;
    for (int k = 0; k < 2; ++k) {
      const std::size_t at = random() % changed.size();
      if (random() % 3 == 0) {
        changed.erase(at, random() % 20);
      } else {
        changed[at] = marks[random() % marks.size()];
      }
    }
    const Reading reading = contract_of(changed);
    for (const Finding& one : reading.findings) CHECK(one.place.file == "c.toml");
  }
}

TEST_CASE("every key of the key table is really read (CON-2)") {
  // A moment with an offset is right for no key: each one has to be complained of where it stands.
  const std::string wrong = "1979-05-27T07:32:00Z";
  for (const Key& key : keys()) {
    const std::string name(key.name);
    CAPTURE(name);
    CAPTURE(name_of(key.table));
    const std::string item = "\"" + name + "\" = " + wrong;
    const std::string with_catalogue = "[parts]\ncatalogues = \"beside.toml\"";
    std::string text;
    std::string beside;
    switch (key.table) {
      case Table::file:
        text = item;
        break;
      case Table::contract:
        text = "[contract]\n" + item;
        break;
      case Table::calendar:
        text = "[calendars.x]\n" + item;
        break;
      case Table::special:
        text = "[calendars.x]\nspecial = [{" + item + "}]";
        break;
      case Table::holiday:
        text = "[holidays.x]\n" + item;
        break;
      case Table::role:
        text = "[roles.x]\n" + item;
        break;
      case Table::person:
        text = "[people.x]\n" + item;
        break;
      case Table::quiet:
        text = "[people.x]\nquiet = {" + item + "}";
        break;
      case Table::certificate:
        text = "[people.x]\ncertificates = [{" + item + "}]";
        break;
      case Table::rota:
        text = "[[rota]]\n" + item;
        break;
      case Table::turn:
        text = "[[rota]]\nturns = [{" + item + "}]";
        break;
      case Table::level:
        text = "[levels.x]\n" + item;
        break;
      case Table::site:
        text = "[sites.x]\n" + item;
        break;
      case Table::service:
        text = "[services.x]\n" + item;
        break;
      case Table::case_kind:
        text = "[case-kinds.x]\n" + item;
        break;
      case Table::work_step:
        text = "[case-kinds.x]\nsteps = [{" + item + "}]";
        break;
      case Table::pause_reason:
        text = "[pause-reasons.x]\n" + item;
        break;
      case Table::parts:
        text = "[parts]\n" + item;
        break;
      case Table::depot:
        text = "[parts.depots.x]\n" + item;
        break;
      case Table::part_kind:
        text = "[parts.kinds.x]\n" + item;
        break;
      case Table::machine_model:
        text = "[[parts.models]]\n" + item;
        break;
      case Table::obligation:
        text = "[[obligations]]\n" + item;
        break;
      case Table::due:
        text = "[[obligations]]\ndue = {" + item + "}";
        break;
      case Table::step:
        text = "[[obligations]]\nescalate = [{" + item + "}]";
        break;
      case Table::name:
        text = "[sites.x]\nname = {" + item + "}";
        break;
      case Table::catalogue:
        text = with_catalogue;
        beside = item;
        break;
      case Table::catalogue_parts:
        text = with_catalogue;
        beside = "[parts]\n" + item;
        break;
    }
    const Sources sources{[&](std::string_view) { return std::optional(beside); }, {}};
    const std::string found = testing::words(read_contract(text, "c.toml", sources));
    CHECK(found.find("found 1979-05-27") != std::string::npos);
    CHECK(found.find("unknown key") == std::string::npos);
  }
}

TEST_CASE("Chinese findings speak Chinese (CON-2)") {
  const auto reading = contract_of(testing::small_contract_with("\"15m\"", "\"3O m\""));
  CHECK(testing::words(reading.findings, Language::zh_cn) ==
        "c.toml:27:10: error: within = \"3O m\" 不是时长；请写 \"30m\"\n");
}
