#include "svcdesk/obligations/simulate.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "places.hpp"
#include "story.hpp"
#include "svcdesk/base/error.hpp"

using namespace story;
using obligations::LoggedCase;
using obligations::Occurrence;
using obligations::Tally;

namespace {

LoggedCase row(std::string id, std::string code, std::string_view opened) {
  LoggedCase made;
  made.id = std::move(id);
  made.level = std::move(code);
  made.opened = at(opened);
  return made;
}

// The contract that fits the log: see the data's own notes.
contract::Terms fitted() {
  contract::Contract made = plain();
  time::CalendarRules desk;
  desk.name = "desk";
  for (std::size_t day = 0; day < 5; ++day) desk.week[day] = {time::parse_hours("14:00-23:00")};
  made.calendars.push_back(desk);
  contract::Obligation closing = promise("");
  closing.name = "closing";
  closing.met_by = {named("case.closed")};
  closing.within = lengths({{"P1", "4h"}, {"P2", "8h"}, {"P3", "62h"}, {"P4", "134h"}});
  closing.calendar = "desk";
  made.obligations = {closing};
  return contract::Terms(std::move(made));
}

struct Recorded {
  LoggedCase row;
  bool kept = false;
};

std::vector<Recorded> read_log(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Recorded> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::vector<std::string> cell;
    for (std::string each; std::getline(cells, each, ',');) cell.push_back(each);
    Recorded one;
    one.row = row(cell.at(0), "P" + cell.at(1), cell.at(2));
    one.row.closed = at(cell.at(4));
    one.kept = cell.at(5).starts_with('1');
    rows.push_back(std::move(one));
  }
  return rows;
}

std::vector<obligations::Verdict> simulated(const contract::Terms& terms,
                                            const std::vector<LoggedCase>& log,
                                            svcdesk::Instant now) {
  std::vector<obligations::Verdict> out;
  obligations::Simulation simulation(terms, now);
  for (const LoggedCase& one : log) {
    for (obligations::Verdict& verdict : simulation.verdicts(one))
      out.push_back(std::move(verdict));
  }
  return out;
}

}  // namespace

TEST_CASE("a log is judged by the same engine as live (CON-5)") {
  LoggedCase kept = row("1", "P1", "2026-01-05 09:00");
  kept.resolved = at("2026-01-05 09:30");
  LoggedCase broken = row("2", "P1", "2026-01-05 09:00");
  broken.resolved = at("2026-01-05 10:30");
  const LoggedCase open = row("3", "P1", "2026-01-05 11:50");
  LoggedCase question = row("4", "P1", "2026-01-05 09:00");
  question.kind = "consultation";
  contract::Obligation obligation = promise("1h");
  obligation.when = {{"kind", {"fault"}}};
  const std::vector<LoggedCase> log = {kept, broken, open, question};
  const auto verdicts = simulated(terms_with(obligation), log, at("2026-01-05 12:00"));
  REQUIRE(verdicts.size() == 3);
  CHECK(verdicts[0].verdict == Occurrence::Verdict::kept);
  CHECK(verdicts[1].verdict == Occurrence::Verdict::broken);
  CHECK(verdicts[2].verdict == Occurrence::Verdict::open);
  CHECK(verdicts[2].due == at("2026-01-05 12:50"));
}

TEST_CASE("what a log says of later than now has not happened yet (CON-5)") {
  LoggedCase later = row("1", "P1", "2026-01-05 09:00");
  later.resolved = at("2026-01-06 09:00");
  const std::vector<LoggedCase> log = {later, row("2", "P1", "2026-01-07 09:00")};
  const auto verdicts = simulated(terms_with(promise("1h")), log, at("2026-01-05 09:30"));
  REQUIRE(verdicts.size() == 1);
  CHECK(verdicts[0].verdict == Occurrence::Verdict::open);
}

TEST_CASE("a row that ends before it was opened is refused by name (clock rule 3)") {
  LoggedCase wrong = row("INC7", "P1", "2026-01-05 09:00");
  wrong.closed = at("2026-01-05 08:59");
  const std::vector<LoggedCase> log = {wrong};
  try {
    simulated(terms_with(promise("1h")), log, at("2026-01-06"));
    FAIL("accepted");
  } catch (const svcdesk::Error& error) {
    CHECK(error.code() == svcdesk::ErrorCode::invalid);
    CHECK(error.text().args[0].second == "INC7");
  }
}

TEST_CASE("a tally counts by obligation and level") {
  using obligations::Verdict;
  const std::vector<Verdict> verdicts = {{"1", "response", "P1", Occurrence::Verdict::kept, {}},
                                         {"2", "response", "P1", Occurrence::Verdict::broken, {}},
                                         {"3", "response", "P2", Occurrence::Verdict::waived, {}},
                                         {"3", "resolve", "P2", Occurrence::Verdict::open, {}}};
  obligations::Tallies sums;
  for (const Verdict& verdict : verdicts) obligations::count(sums, verdict);
  CHECK(sums["response"]["P1"].kept == 1);
  CHECK(sums["response"]["P1"].broken == 1);
  CHECK(sums["response"]["P2"].waived == 1);
  CHECK(sums["resolve"]["P2"].open == 1);
  CHECK(sums["resolve"].size() == 1);
}

TEST_CASE("a real desk's log under the contract that fits it: 12,450 of 12,459 agree (CON-5)") {
  const std::filesystem::path file = std::filesystem::path(svcdesk::test::shared_data()) /
                                     "incidents" / "uci_incidents_flat_1.csv";
  if (!std::filesystem::exists(file)) {
    std::cout << "skipped: " << file.filename().string() << " is not here\n";
    return;
  }
  const std::vector<Recorded> recorded = read_log(file);
  REQUIRE(recorded.size() == 12459);
  std::vector<LoggedCase> log;
  for (const Recorded& one : recorded) log.push_back(one.row);
  const contract::Terms terms = fitted();
  const auto begin = std::chrono::steady_clock::now();
  const auto verdicts = simulated(terms, log, at("2030-01-01"));
  const auto took = std::chrono::steady_clock::now() - begin;
  MESSAGE("replayed in " << std::chrono::duration_cast<std::chrono::milliseconds>(took).count()
                         << " ms");
  REQUIRE(verdicts.size() == recorded.size());
  // level -> { broken and we say broken, kept but we say broken, kept and we say kept, other }
  std::map<std::string, std::array<int, 4>> table;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const bool kept = verdicts[i].verdict == Occurrence::Verdict::kept;
    auto& line = table[verdicts[i].level];
    ++line[recorded[i].kept ? (kept ? 2 : 1) : (kept ? 3 : 0)];
  }
  CHECK(table["P1"] == std::array{112, 1, 1, 0});
  CHECK(table["P2"] == std::array{170, 0, 1, 0});
  CHECK(table["P3"] == std::array{5821, 8, 5897, 0});
  CHECK(table["P4"] == std::array{114, 0, 334, 0});
}
