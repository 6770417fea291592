#include <doctest/doctest.h>

#include <sys/stat.h>
#include <cstdlib>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/input/files.hpp"
#include "cli/input/incident_log.hpp"
#include "cli/input/log_time.hpp"
#include "cli/input/spans.hpp"
#include "svcdesk/base/error.hpp"
#include "svcdesk/time/text.hpp"

using namespace svcdesk;
using namespace svcdesk::cli;

namespace {

std::string read_time(std::string_view text, DateOrder order,
                      const time::Zone& zone = time::Zone::utc()) {
  const auto instant = parse_log_time(text, order, zone);
  return instant ? time::to_utc(*instant) : "";
}

Instant utc(std::string_view text) { return time::parse_rfc3339(text); }

LogWords words() {
  LogWords out;
  out.columns = parse_column_map("id=number,level=prio,opened=o,closed=c");
  out.levels = parse_level_map({"1=P1", "3 - Moderate=P3"});
  return out;
}

}  // namespace

TEST_CASE("times of other desks are read in the order they are written") {
  CHECK(read_time("2016-02-29T01:16", DateOrder::iso) == "2016-02-29T01:16:00Z");
  CHECK(read_time("2016-02-29 01:16:59", DateOrder::iso) == "2016-02-29T01:16:59Z");
  CHECK(read_time("2016-02-29", DateOrder::iso) == "2016-02-29T00:00:00Z");
  CHECK(read_time("29/2/2016 01:16", DateOrder::dmy) == "2016-02-29T01:16:00Z");
  CHECK(read_time("29.02.2016 1:16", DateOrder::dmy) == "2016-02-29T01:16:00Z");
  CHECK(read_time("2/29/2016 01:16", DateOrder::mdy) == "2016-02-29T01:16:00Z");
  CHECK(read_time("2016-02-29T01:16:00+08:00", DateOrder::iso) == "2016-02-28T17:16:00Z");
  CHECK(read_time("2016-02-29T01:16", DateOrder::iso, time::Zone::load("Asia/Shanghai")) ==
        "2016-02-28T17:16:00Z");
}

TEST_CASE("what is no time in that order is none") {
  for (const char* text : {"29/2/2015 01:16", "2016-02-29T01:16", "31/4/2016", "1/2", "x", "",
                           "29/2/2016 24:00", "29/2/2016 01:60", "29/2/2016T", "-1/2/2016 00:00",
                           "29/2/2016 01:16 PM", "29/2/16 01:16"}) {
    CAPTURE(text);
    CHECK(read_time(text, DateOrder::dmy).empty());
  }
  CHECK(read_time("29/2/2016 01:16", DateOrder::iso).empty());
}

TEST_CASE("unknown values are told from texts") {
  for (const char* text : {"", "?", "-", "NULL", "N/A"}) CHECK(unknown_value(text));
  CHECK_FALSE(unknown_value("0"));
}

TEST_CASE("stretches of time are read, and one that ends before it begins is refused") {
  const auto spans =
      parse_spans({"2026-01-05T09:00:00Z..2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z.."},
                  [](const std::string& text) { return utc(text); });
  CHECK(spans[0] == Span{utc("2026-01-05T09:00:00Z"), utc("2026-01-05T10:00:00Z")});
  CHECK(spans[1].to == never);
  const auto read = [](const std::string& text) { return utc(text); };
  CHECK_THROWS_AS(parse_spans({"2026-01-05T09:00:00Z"}, read), Error);
  CHECK_THROWS_AS(parse_spans({"..2026-01-05T09:00:00Z"}, read), Error);
  CHECK_THROWS_AS(parse_spans({"2026-01-05T09:00:00Z..2026-01-05T08:00:00Z"}, read), Error);
}

TEST_CASE("pauses are a union (ruling 13)") {
  const auto at = [](int minutes) { return Instant{std::chrono::minutes{minutes}}; };
  const std::vector<Span> spans = {{at(30), at(40)}, {at(0), at(10)},  {at(5), at(20)},
                                   {at(20), at(25)}, {at(50), at(50)}, {at(90), never}};
  CHECK(merged(spans, at(2), at(100)) ==
        std::vector<Span>{{at(2), at(25)}, {at(30), at(40)}, {at(90), at(100)}});
  CHECK(merged({{at(0), at(10)}}, at(20), at(30)).empty());
}

TEST_CASE("a column map names what is needed") {
  const auto map = parse_column_map("id=number,opened=opened_at,closed=closed_at");
  CHECK(map.at("opened") == "opened_at");
  CHECK_THROWS_AS(parse_column_map("id=number"), Error);
  CHECK_THROWS_AS(parse_column_map("id=number,opend=x"), Error);
  CHECK_THROWS_AS(parse_column_map("id=number,opened="), Error);
  CHECK_THROWS_AS(parse_column_map(""), Error);
}

TEST_CASE("a level map is parted at the last equals sign") {
  CHECK(parse_level_map({"a=b=P1"}).at("a=b") == "P1");
  CHECK_THROWS_AS(parse_level_map({"P1"}), Error);
  CHECK_THROWS_AS(parse_level_map({"1="}), Error);
}

TEST_CASE("a log becomes rows; a later line of the same id replaces the earlier one") {
  std::istringstream bytes(
      "number,prio,o,c\nA,1,2016-02-29T01:16,?\nB,3 - Moderate,2016-02-29T02:00,2016-02-29T03:00\n"
      "A,1,2016-02-29T01:16,2016-02-29T05:00\n");
  LogFile file("-", bytes);
  IncidentLog log(file, words(), {"P1", "P3"});
  CHECK(log.lines() == 3);
  CHECK(log.rows() == 2);
  std::vector<obligations::LoggedCase> rows;
  const auto take = [&](const obligations::LoggedCase& row) { rows.push_back(row); };
  log.each(take);
  log.each(take);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].level == "P3");
  CHECK(rows[1].id == "A");
  CHECK(rows[1].closed == utc("2016-02-29T05:00:00Z"));
  CHECK(rows[3].closed == rows[1].closed);
}

TEST_CASE("of any number of ids those that come again are known, each by its place") {
  Repeats ids;
  for (int n = 0; n < 30'000; ++n) ids.add(std::to_string(n % 20'000));
  ids.add("7");
  ids.settle();
  CHECK(ids.size() == 30'001);
  CHECK(ids.count() == 10'001);
  CHECK(ids.later(0));
  CHECK(ids.later(9'999));
  CHECK_FALSE(ids.later(10'000));
  CHECK(ids.later(20'007));
  CHECK_FALSE(ids.later(20'008));
  CHECK_FALSE(ids.later(30'000));
  Repeats none;
  none.add("a");
  none.settle();
  CHECK_FALSE(none.later(0));
}

TEST_CASE("every line of a log that cannot be read is told, with its number") {
  try {
    std::istringstream bytes(
        "number,prio,o,c\nA,9,2016-02-29T01:16,?\nB,1,yesterday,?\nC,1,?,?\n"
        "D,1,2016-02-29T01:16,2016-02-28T01:16\nE,P1,2016-02-29T01:16,?\n");
    LogFile file("-", bytes);
    const IncidentLog read(file, words(), {"P1", "P3"});
    FAIL("was read");
  } catch (const Error& error) {
    REQUIRE(error.findings().size() == 4);
    CHECK(error.findings()[0].text.id == "cli.log.unknown_level");
    CHECK(error.findings()[0].place.line == 2);
    CHECK(error.findings()[1].text.id == "cli.log.not_a_time");
    CHECK(error.findings()[2].text.id == "cli.log.not_opened");
    CHECK(error.findings()[3].text.id == "cli.log.reversed");
    CHECK(error.findings()[3].place.line == 5);
  }
}

TEST_CASE("a file that is missing, a folder and standard input are told apart") {
  CHECK_FALSE(read_file_if_there("/nonexistent/x").has_value());
  CHECK_THROWS_AS(read_file("/nonexistent/x"), Error);
  CHECK_THROWS_AS(read_file("/"), Error);
  std::istringstream input("from the pipe");
  CHECK(read_file("-", input) == "from the pipe");
}

TEST_CASE("a file is written in one step and leaves nothing beside it") {
  const auto folder = std::filesystem::temp_directory_path() / "svcdesk-write-test";
  std::filesystem::remove_all(folder);
  make_folder_of((folder / "a" / "x.txt").string());
  const std::string path = (folder / "a" / "x.txt").string();
  write_file(path, "one");
  write_file(path, "two");
  CHECK(read_file(path) == "two");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "a")) {
    static_cast<void>(entry);
    ++files;
  }
  CHECK(files == 1);
  CHECK_THROWS_AS(write_file("/nonexistent/folder/x", "y"), Error);
  CHECK_THROWS_AS(write_file("/dev/full", std::string(1 << 20, 'x')), Error);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a new file is the owner's alone; one that was opened to others stays so (F19)") {
  const auto folder = std::filesystem::temp_directory_path() / "svcdesk-mode-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const std::string path = (folder / "report.html").string();
  const mode_t before = ::umask(0);
  write_file(path, "one");
  CHECK(std::filesystem::status(path).permissions() == std::filesystem::perms{0600});
  std::filesystem::permissions(path, std::filesystem::perms{0644});
  write_file(path, "two");
  ::umask(before);
  CHECK(std::filesystem::status(path).permissions() == std::filesystem::perms{0644});
  std::filesystem::remove_all(folder);
}

TEST_CASE(
    "a link is neither written through nor replaced, a pipe without a reader not waited for") {
  const auto folder = std::filesystem::temp_directory_path() / "svcdesk-link-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  write_file((folder / "victim").string(), "precious");
  std::filesystem::create_symlink("victim", folder / "link");
  CHECK_THROWS_AS(write_file((folder / "link").string(), "x"), Error);
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(read_file((folder / "victim").string()) == "precious");
  std::filesystem::create_symlink("nowhere", folder / "dangling");
  CHECK_THROWS_AS(write_file((folder / "dangling").string(), "x"), Error);
  CHECK_FALSE(std::filesystem::exists(folder / "nowhere"));
  ::mkfifo((folder / "pipe").c_str(), 0600);
  CHECK_THROWS_AS(write_file((folder / "pipe").string(), "x"), Error);
  std::filesystem::remove_all(folder);
}
