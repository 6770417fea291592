#include "cli/app.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "cli/input/csv.hpp"
#include "places.hpp"
#include "support.hpp"
#include "svcdesk/base/json.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;
using test::Ran;
using test::run_words;

namespace {

constexpr const char* office = R"(svcdesk = 1
[calendars.office]
timezone = "Asia/Shanghai"
week = { mon-fri = ["09:00-17:00"] }
[calendars.always]
hours = "24x7"
)";

std::string seconds_of(const Ran& ran) { return Json::parse(ran.out)["seconds"].dump(); }

Ran elapsed(std::vector<std::string> more) {
  std::vector<std::string> words = {"contract", "elapsed",  "-",   "--calendar",
                                    "office",   "--format", "json"};
  words.insert(words.end(), more.begin(), more.end());
  return run_words(words, office);
}

Ran deadline(std::vector<std::string> more) {
  std::vector<std::string> words = {"contract", "deadline", "-",   "--calendar",
                                    "office",   "--format", "json"};
  words.insert(words.end(), more.begin(), more.end());
  return run_words(words, office);
}

std::string due_of(const Ran& ran) {
  REQUIRE(ran.err == "");
  return Json::parse(ran.out).text("due");
}

}  // namespace

TEST_CASE("--version answers with the program's name and version") {
  const Ran ran = run_words({"--version"});
  CHECK(ran.code == ExitCode::done);
  CHECK(ran.out.starts_with("svcdesk 0."));
}

TEST_CASE("--help goes to stdout and succeeds, in the language asked for") {
  CHECK(run_words({"--help"}).out.starts_with("svcdesk: a service desk"));
  CHECK(run_words({"--help", "--lang", "zh-CN"}).out.starts_with("svcdesk：维保合同服务台"));
  CHECK(run_words({"help", "contract", "check"}).out ==
        run_words({"contract", "check", "--help"}).out);
  CHECK(run_words({"help", "nonsense"}).code == ExitCode::usage);
}

TEST_CASE("wrong usage is exit 2 and says so on stderr only") {
  const Ran ran = run_words({"contract", "chekc"});
  CHECK(ran.code == ExitCode::usage);
  CHECK(ran.out.empty());
  CHECK(ran.err ==
        "svcdesk: svcdesk contract has no verb \"chekc\"\n"
        "hint: did you mean \"contract check\"?\n"
        "      its verbs are check, apply, show, list, diff, simulate, milestones, met, team, "
        "deadline, elapsed\n");
}

TEST_CASE("with --format json the error is JSON on stderr") {
  const Ran ran = run_words({"swep", "--format", "json"});
  CHECK(ran.code == ExitCode::usage);
  CHECK(Json::parse(ran.err)["error"].integer("code", 0) == 2);
}

TEST_CASE("a missing file is exit 3, a wrong contract exit 5") {
  CHECK(run_words({"contract", "check", "/nonexistent.toml"}).code == ExitCode::not_found);
  const Ran ran = run_words({"contract", "check", "-", "--format", "json"}, "svcdesk = 1\nx = ");
  CHECK(ran.code == ExitCode::invalid);
  CHECK(Json::parse(ran.out)["valid"] == Json(false));
}

TEST_CASE("a missing database is exit 6") {
  CHECK(run_words({"due", "--db", "/nonexistent/x.db"}).code == ExitCode::database);
}

TEST_CASE("a wrong config file is exit 5, and --help still works") {
  Environment env = test::environment();
  env.variables["SVCDESK_CONFIG"] = "/nonexistent/config.toml";
  CHECK(run_words({"config", "show"}, env).code == ExitCode::invalid);
  CHECK(run_words({"config", "show", "--help"}, env).code == ExitCode::done);
}

TEST_CASE("config show says where each value came from") {
  Environment env = test::environment();
  env.variables["SVCDESK_DB"] = "/from/env.db";
  const Ran ran = run_words({"config", "show", "--format", "json", "--as", "li"}, env);
  std::map<std::string, std::string> sources;
  const Json json = Json::parse(ran.out);
  for (const Json& setting : json["settings"].items()) {
    sources[setting.text("name")] = setting.text("source");
  }
  CHECK(sources["database"] == "environment");
  CHECK(sources["actor"] == "flag");
  CHECK(sources["language"] == "default");
}

TEST_CASE("elapsed counts the calendar's seconds without a database (clock rule 1)") {
  const Ran ran = elapsed({"--from", "2026-01-05T01:00:00Z", "--to", "2026-01-06T02:00:00Z"});
  CHECK(ran.code == ExitCode::done);
  CHECK(seconds_of(ran) == "32400");
  CHECK(Json::parse(ran.out).text("schema") == "svcdesk/contract-elapsed/1");
}

TEST_CASE("elapsed leaves pauses out, wherever they lie, overlapping ones once (rule 6)") {
  CHECK(seconds_of(elapsed({"--from", "2026-01-05T01:00:00Z", "--to", "2026-01-06T02:00:00Z",
                            "--pause", "2026-01-05T02:00:00Z..2026-01-05T04:00:00Z", "--pause",
                            "2026-01-05T03:00:00Z..2026-01-05T05:00:00Z", "--pause",
                            "2026-01-05T10:00:00Z..2026-01-05T12:00:00Z"})) == "21600");
}

TEST_CASE("elapsed refuses an end before its start (clock rule 3)") {
  const Ran ran = elapsed({"--from", "2026-01-06T01:00:00Z", "--to", "2026-01-05T01:00:00Z"});
  CHECK(ran.code == ExitCode::invalid);
  CHECK(ran.out.empty());
}

TEST_CASE(
    "a time without offset is the calendar's own in a fragment, and what was understood is told") {
  const Ran ran = elapsed({"--from", "2026-01-05 09:00", "--to", "2026-01-05 10:00"});
  CHECK(seconds_of(ran) == "3600");
  CHECK(ran.err == "from: 2026-01-05 09:00:00 +08:00\nto: 2026-01-05 10:00:00 +08:00\n");
}

TEST_CASE("an unknown calendar names the nearest") {
  const Ran ran = run_words({"contract", "elapsed", "-", "--calendar", "offise", "--from",
                             "2026-01-05T01:00:00Z", "--to", "2026-01-05T01:00:00Z"},
                            office);
  CHECK(ran.code == ExitCode::not_found);
  CHECK(ran.err.find("\"office\"") != std::string::npos);
}

TEST_CASE("09:00 and eight hours of nine to five is 17:00 the same day (clock rule 3)") {
  CHECK(due_of(deadline({"--within", "28800s", "--start", "2026-01-05T01:00:00Z"})) ==
        "2026-01-05T09:00:00Z");
}

TEST_CASE("a deadline is moved by its pauses, and has none while one has not ended (rule 6)") {
  CHECK(due_of(deadline({"--within", "8h", "--start", "2026-01-05T01:00:00Z", "--pause",
                         "2026-01-05T02:00:00Z..2026-01-05T03:00:00Z"})) == "2026-01-06T02:00:00Z");
  const Ran open = deadline(
      {"--within", "8h", "--start", "2026-01-05T01:00:00Z", "--pause", "2026-01-05T02:00:00Z.."});
  CHECK(Json::parse(open.out)["due"].is_null());
}

TEST_CASE("no time at all is due at the start itself (clock rule 3)") {
  CHECK(due_of(deadline({"--within", "0s", "--start", "2026-01-05T01:00:00Z"})) ==
        "2026-01-05T01:00:00Z");
}

TEST_CASE("working days end at the close of the last of them (clock rule 4)") {
  CHECK(due_of(deadline({"--within", "3bd", "--start", "2026-01-05T01:00:00Z"})) ==
        "2026-01-08T09:00:00Z");
}

TEST_CASE("a deadline explains itself") {
  const Ran ran = deadline({"--within", "8h", "--start", "2026-01-05T01:00:00Z"});
  CHECK_FALSE(Json::parse(ran.out)["explain"].items().empty());
}

TEST_CASE("a deadline is asked for in one of its two forms") {
  CHECK(run_words({"contract", "deadline", "-", "--start", "2026-01-05T01:00:00Z"}, office).code ==
        ExitCode::usage);
  CHECK(deadline({"--start", "2026-01-05T01:00:00Z"}).code == ExitCode::usage);
  CHECK(deadline({"--within", "8h", "--level", "P1", "--start", "2026-01-05T01:00:00Z"}).code ==
        ExitCode::usage);
}

TEST_CASE("a calendar's days are shown from a file") {
  const auto path = std::filesystem::temp_directory_path() / "svcdesk-app-test.toml";
  std::ofstream(path) << office;
  const Ran ran = run_words({"calendar", "show", "office", "--file", path.string(), "--from",
                             "2026-01-09", "--days", "3", "--format", "csv"});
  CHECK(ran.out ==
        "date,weekday,kind,hours,counted_seconds\r\n"
        "2026-01-09,5,week,09:00-17:00,28800\r\n"
        "2026-01-10,6,week,,0\r\n"
        "2026-01-11,7,week,,0\r\n");
  std::filesystem::remove(path);
}

TEST_CASE("simulate agrees with the recorded verdicts of a real desk (CON-5)") {
  const std::string log = test::shared_data() + "/incidents/uci_incidents_flat_1.csv";
  if (!std::filesystem::exists(log)) {
    MESSAGE("skipped: no shared data");
    return;
  }
  const Ran ran = run_words(
      {"contract",
       "simulate",
       "-",
       "--log",
       log,
       "--map",
       "id=number,level=priority_last,opened=opened_at,closed=closed_at",
       "--level",
       "1=P1",
       "--level",
       "2=P2",
       "--level",
       "3=P3",
       "--level",
       "4=P4",
       "--each",
       "--format",
       "csv",
       "--now",
       "2026-01-01T00:00:00Z"},
      "svcdesk = 1\n[calendars.desk]\nweek = { mon-fri = [\"14:00-23:00\"] }\n[[obligations]]\n"
      "name = \"resolve\"\non = \"case\"\nstarts = \"opened\"\nmet-by = [\"closed\"]\n"
      "calendar = \"desk\"\nwithin = { P1 = \"4h\", P2 = \"8h\", P3 = \"62h\", P4 = \"134h\" }\n");
  REQUIRE(ran.err == "");
  std::map<std::string, std::string> ours;
  CsvTable verdicts(ran.out, "verdicts");
  for (CsvRecord record; verdicts.next(record);) ours[record.cells[0]] = record.cells[3];
  std::ifstream file(log);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  CsvTable theirs(bytes, "log");
  int agreed = 0;
  for (CsvRecord record; theirs.next(record);) {
    agreed += ours[record.cells[0]] == (record.cells[5] == "1" ? "kept" : "broken") ? 1 : 0;
  }
  CHECK(agreed == 12450);
  CHECK(ours.size() == 12459);
}
